package org.eduverify.offers.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the catalogue.
 *
 * @param exampleCatalogue whether the example catalogue is imported while no catalogue exists
 */
@ConfigurationProperties("eduverify.offers")
record CatalogueProperties(@DefaultValue("true") boolean exampleCatalogue) {}
