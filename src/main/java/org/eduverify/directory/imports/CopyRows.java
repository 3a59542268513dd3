package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** Rows of one table in PostgreSQL's text format for bulk data. */
final class CopyRows {

    private static final int BUFFER = 1 << 16;

    private final String target;
    private final StringBuilder text = new StringBuilder();

    /** Rows for a table of the schema {@code eduverify}, written as {@code table (column, column)}. */
    CopyRows(String target) {
        this.target = target;
    }

    /** Adds a row; a list of words becomes an array, bytes become a bytea. */
    void add(Object... cells) {
        for (int index = 0; index < cells.length; index++) {
            cell(cells[index]);
            text.append(index + 1 < cells.length ? '\t' : '\n');
        }
    }

    private void cell(Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof byte[] bytes) {
            text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (value instanceof List<?> words) {
            text.append('{')
                    .append(String.join(",", words.stream().map(String::valueOf).toList()))
                    .append('}');
        } else {
            escape(value.toString());
        }
    }

    private void escape(String value) {
        for (int index = 0; index < value.length(); index++) {
            char each = value.charAt(index);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }

    /** Writes the rows, if there are any. */
    void copy(CopyManager manager) throws SQLException, IOException {
        if (!text.isEmpty()) {
            manager.copyIn("copy eduverify." + target + " from stdin", new StringReader(text.toString()), BUFFER);
        }
    }
}
