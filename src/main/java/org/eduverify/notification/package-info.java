/**
 * What people are told: notices about a customer's verification, kept with the customer, shown where its verifications
 * are shown, and sent by e-mail where a mail server is configured. It knows neither the process nor why a notice is
 * due.
 */
package org.eduverify.notification;
