/**
 * What people are told: notices about a customer's verification, kept with the customer and shown where its
 * verifications are shown. It knows neither the process nor why a notice is due.
 */
package org.eduverify.notification;
