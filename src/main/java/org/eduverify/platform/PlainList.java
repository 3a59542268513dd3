package org.eduverify.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;

/** Reads the lists that analysts maintain: CSV files (RFC 4180, UTF-8) whose first row contains the column names. */
public final class PlainList {

    private PlainList() {}

    /** All rows except the header. */
    public static List<CSVRecord> rows(Resource list) throws IOException {
        try (Reader reader = new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8);
                CSVParser rows = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            return rows.getRecords();
        }
    }
}
