/**
 * Customers: the profile with all its versions, the rules for submissions, and the status of the newest verification. The
 * package keeps the statuses consistent; the reasons of decisions and the process belong to other packages. The entry point
 * is {@link org.eduverify.customer.Customers}.
 */
package org.eduverify.customer;
