package org.eduverify.directory.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;

/** Reads a JSON array of records one by one; one record at a time is in memory. */
final class JsonReader implements RegisterReader {

    /** What one register's records look like. */
    interface Records {

        /** Looks at the first record: throws if the file is not what it should be. */
        void check(JsonNode first) throws InvalidFileException;

        /** What the register knows about its institutions. */
        RegisterKnowledge knowledge();

        /** The organisation of a record. */
        RegisterEntry entry(JsonNode record) throws InvalidRowException;
    }

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(GuardedInput.LARGEST_RECORD)
                    .maxNameLength(10_000)
                    .maxNestingDepth(100)
                    .build())
            .build());

    private final String format;
    private final Records records;

    JsonReader(String format, Records records) {
        this.format = format;
        this.records = records;
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".json");
    }

    @Override
    public void read(GuardedInput input, RowSink rows) throws IOException {
        try (JsonParser parser = JSON.createParser(input)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (!startsLikeArray(parser)) {
                throw wrongFormat();
            }
            long number = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                input.recordStarts();
                JsonNode node = parser.readValueAsTree();
                if (++number == 1) {
                    records.check(node);
                    rows.begin(records.knowledge());
                }
                entry(number, node, rows);
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw wrongFormat();
            }
        } catch (JsonEOFException cutOff) {
            throw new InvalidFileException(ImportReason.CUT_OFF);
        } catch (StreamConstraintsException tooLong) {
            throw new InvalidFileException(ImportReason.RECORD_TOO_LONG);
        } catch (JsonProcessingException | CharConversionException broken) {
            throw broken(broken);
        }
    }

    private static boolean startsLikeArray(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonParseException noJson) {
            return false;
        }
    }

    private void entry(long number, JsonNode node, RowSink rows) throws IOException {
        RegisterEntry entry;
        try {
            entry = records.entry(node);
        } catch (InvalidRowException unusable) {
            rows.skip(number, node.toString(), unusable.getMessage());
            return;
        }
        rows.entry(number, entry.sourceId() + " " + entry.name(), entry);
    }

    private InvalidFileException wrongFormat() {
        return new InvalidFileException(ImportReason.WRONG_FORMAT_NO_ARRAY, format);
    }

    private static InvalidFileException broken(IOException fault) {
        boolean notUtf8 =
                String.valueOf(fault.getMessage()).contains("UTF-8") || fault instanceof CharConversionException;
        if (fault instanceof JsonProcessingException json && json.getLocation() != null) {
            int line = json.getLocation().getLineNr();
            return notUtf8
                    ? new InvalidFileException(ImportReason.INVALID_UTF_8_IN_LINE, line)
                    : new InvalidFileException(ImportReason.BROKEN_JSON_IN_LINE, line);
        }
        return notUtf8
                ? new InvalidFileException(ImportReason.INVALID_UTF_8)
                : new InvalidFileException(ImportReason.BROKEN_JSON);
    }

    /** A member's text; empty if it is missing, null or no text. */
    static String text(JsonNode node, String member) {
        return node.path(member).asText("").strip();
    }
}
