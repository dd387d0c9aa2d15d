package dev.batchwise.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.batchwise.study.UsageException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of comma-separated values (RFC 4180), UTF-8 with or without a byte-order mark, compressed if its name ends in
 * {@code .gz}. Cells may be quoted; blanks around them say nothing; empty lines are passed over.
 */
public final class CsvTable implements Table {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path path;
    private final CsvFormat format;
    private final boolean blanksBeforeQuotes;
    private final List<String> columns;

    private CsvTable(Path path, CsvFormat format) {
        this.path = path;
        this.format = format;
        this.blanksBeforeQuotes = hasBlanksBeforeQuotes();
        CsvHeader header = new CsvHeader(path.toString(), format);
        parse(header);
        this.columns = header.columns();
    }

    /**
     * Returns the table in a file.
     *
     * @throws UsageException if it cannot be read, or its columns have no names
     */
    public static Table open(Path path, CsvFormat format) {
        return new CsvTable(path, format);
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public String placeWord() {
        return "line";
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(Cells cells) {
        parse(new CsvRows(path.toString(), columns.size(), format.columns().isEmpty() ? 1 : 0, cells));
    }

    /** Shows records to a handler until it says that it has seen enough. */
    private void parse(CsvRecords records) {
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .fieldSeparator(format.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(blanksBeforeQuotes)
                .build(records, text())) {
            for (boolean goOn : reader) {
                if (!goOn) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException cause ? unreadable(cause) : records.problem(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Text that is not UTF-8 is refused: replaced characters would make new categories. */
    private Reader text() throws IOException {
        InputStream in = new BufferedInputStream(open(), BUFFER_BYTES);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    private InputStream open() throws IOException {
        InputStream in = Files.newInputStream(path);
        if (!path.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, BUFFER_BYTES);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Looks into the first cells: only where quotes follow blanks is the parser needed that allows it, which is slower. */
    private boolean hasBlanksBeforeQuotes() {
        try (InputStream in = new BufferedInputStream(open())) {
            String start = new String(in.readNBytes(BUFFER_BYTES), StandardCharsets.UTF_8);
            return start.contains(format.separator() + " \"") || start.contains("\" " + format.separator());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UsageException unreadable(IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new UsageException(path + " is not a whole gzip file (" + e.getMessage()
                    + "); replace it by a whole file, or take .gz from its name");
        } else if (e instanceof CharacterCodingException) {
            return new UsageException(path + " is not UTF-8 text; convert it, e.g. iconv -f latin1 -t utf-8");
        } else if (e instanceof AccessDeniedException) {
            return new UsageException(
                    path + " cannot be read (no permission); change its permissions, or give another");
        }
        return new UsageException(path + " cannot be read (" + e + "); give a file that can");
    }
}
