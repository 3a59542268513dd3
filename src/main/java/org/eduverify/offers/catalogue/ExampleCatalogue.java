package org.eduverify.offers.catalogue;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The catalogue of invented products that comes with the program, so that there is something to sell from the first
 * minute. {@code eduverify.offers.example-catalogue=false} leaves it out.
 */
@Component
public class ExampleCatalogue {

    private static final String RELEASE = "example";

    private final Catalogues catalogues;
    private final Resource file;
    private final boolean wanted;

    ExampleCatalogue(
            Catalogues catalogues,
            @Value("classpath:offers/example-catalogue.csv") Resource file,
            CatalogueProperties properties) {
        this.catalogues = catalogues;
        this.file = file;
        this.wanted = properties.exampleCatalogue();
    }

    /** Imports the example unless a catalogue was ever imported. */
    public void importOnce() throws IOException {
        if (wanted && catalogues.releases().isEmpty()) {
            catalogues.importFile(file.getContentAsByteArray(), RELEASE, file.getFilename(), "system");
        }
    }
}
