/**
 * The web pages of the reseller's people: customers, a new customer, the account and the company page. A controller reads
 * the request, calls one method of the floors below and names a template in {@code templates/portal}. It decides nothing
 * about verifications, and it knows no engine.
 */
package org.eduverify.portal;
