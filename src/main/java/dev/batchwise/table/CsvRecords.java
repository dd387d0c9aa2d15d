package dev.batchwise.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.batchwise.study.UsageException;
import java.util.Objects;

/** Something that is shown the records of a CSV file, and says after each whether to go on. */
abstract class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final String file;

    CsvRecords(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** Returns what is said of a record that cannot be parsed. */
    UsageException problem(CsvParseException e) {
        if (e.getCause() instanceof UsageException usage) {
            return usage;
        }
        Throwable innermost = e;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return new UsageException("the record that begins in line " + getStartingLineNumber() + " of " + file
                + " cannot be parsed (" + Objects.requireNonNullElse(innermost.getMessage(), "no reason given")
                + "); mend its quotes, or name another --separator");
    }
}
