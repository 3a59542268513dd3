/**
 * Selling: which offers a customer may buy, orders, and the subscriptions that they create or extend. It knows customers
 * and the catalogue, but neither the table that decides who may buy what nor the interface that an order comes from.
 * {@link org.eduverify.offers.Offers} and {@link org.eduverify.offers.Orders} are its services; billing is not part of it.
 */
package org.eduverify.offers;
