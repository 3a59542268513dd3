/**
 * The customer: profile, its submission rules, and how the newest verification stands. It knows neither why a
 * verification ended as it did nor which process moves it; it keeps the statuses consistent and each profile version.
 * The door is {@link org.eduverify.customer.Customers}.
 */
package org.eduverify.customer;
