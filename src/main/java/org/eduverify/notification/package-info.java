/**
 * Notices about a customer's verification. They are stored with the customer, shown with its verifications, and sent by
 * e-mail if a mail server is configured. When a notice is due is decided by the process.
 */
package org.eduverify.notification;
