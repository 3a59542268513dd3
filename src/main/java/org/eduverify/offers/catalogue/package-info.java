/**
 * The catalogue: what can be bought, read from a file and kept in releases of which one is current. It knows no customer
 * and does not decide who may buy an offer. {@link org.eduverify.offers.catalogue.Catalogues} is its service.
 */
package org.eduverify.offers.catalogue;
