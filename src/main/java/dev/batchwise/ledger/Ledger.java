package dev.batchwise.ledger;

import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQLite file of one study. A trial is kept once {@link #keep} has returned, whatever is killed afterwards: write-ahead
 * log, every commit forced to disk.
 */
public final class Ledger implements AutoCloseable {
    /** Name of the file in a study directory. */
    public static final String FILE = "study.sqlite";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT",
            "CREATE TABLE IF NOT EXISTS trials (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                    + " record TEXT NOT NULL) STRICT",
            "CREATE TABLE IF NOT EXISTS memory (trial TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT",
            "CREATE TABLE IF NOT EXISTS measurements (instrument TEXT, trial TEXT, asked TEXT NOT NULL, json TEXT NOT NULL,"
                    + " PRIMARY KEY (instrument, trial)) STRICT");

    private final Path file;
    private final Connection connection;

    private Ledger(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the ledger of a study directory, creating it if there is none.
     *
     * @throws UncheckedIOException naming the file, if it cannot be written or is no ledger
     */
    public static Ledger open(Path studyDirectory) {
        Path file = studyDirectory.resolve(FILE);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA busy_timeout=5000");
                for (String table : SCHEMA) {
                    statement.execute(table);
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Ledger(file, connection);
        } catch (SQLException e) {
            throw failure("open", file, e);
        }
    }

    /** Keeps an ended trial; one kept earlier under the same id stays. */
    public synchronized void keep(TrialRecord trial) {
        update(
                "INSERT OR IGNORE INTO trials (id, record) VALUES (?, ?)",
                trial,
                trial.spec().id());
    }

    /** Keeps a measurement of memory under the id of the trial it was made with, in place of an earlier one. */
    public synchronized void keep(String trialId, PeakMemory memory) {
        update("INSERT OR REPLACE INTO memory (trial, json) VALUES (?, ?)", memory, trialId);
    }

    /**
     * What an instrument found of one trained network.
     *
     * @param asked how it was asked, exactly: what was found otherwise cannot stand beside it
     * @param found the results
     */
    public record Measured<T>(String asked, T found) {}

    /** Keeps what an instrument found of a trial's network, in place of what it found before. */
    public synchronized void keep(String instrument, String trialId, Measured<? extends Record> measured) {
        update(
                "INSERT OR REPLACE INTO measurements (instrument, trial, asked, json) VALUES (?, ?, ?, ?)",
                measured.found(),
                instrument,
                trialId,
                measured.asked());
    }

    /** Returns what an instrument found, by the id of the trial. */
    public synchronized <T> Map<String, Measured<T>> measured(String instrument, Class<T> type) {
        String sql = "SELECT trial, asked, json FROM measurements WHERE instrument = ? ORDER BY trial";
        Map<String, Measured<T>> measured = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, instrument);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    measured.put(
                            rows.getString(1),
                            new Measured<>(rows.getString(2), JSON.readValue(rows.getString(3), type)));
                }
            }
            return measured;
        } catch (SQLException e) {
            throw failure("read", file, e);
        }
    }

    /**
     * What was taken over from another ledger.
     *
     * @param trials ended ones that were missing
     * @param memory peaks that were missing
     * @param measurements of instruments that were missing
     */
    public record Taken(int trials, int memory, int measurements) {}

    /**
     * Takes over what another ledger holds and this one does not, all of it or nothing; what this one holds stays as it is. Facts
     * stay apart.
     */
    public synchronized Taken takeFrom(Ledger other) {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS other");
                Statement copy = connection.createStatement()) {
            attach.setString(1, other.file.toAbsolutePath().toString());
            attach.execute();
            connection.setAutoCommit(false);
            try {
                Taken taken = new Taken(
                        copy.executeUpdate(
                                "INSERT OR IGNORE INTO trials (id, record) SELECT id, record FROM other.trials"
                                        + " ORDER BY ordinal"),
                        copy.executeUpdate("INSERT OR IGNORE INTO memory SELECT * FROM other.memory"),
                        copy.executeUpdate("INSERT OR IGNORE INTO measurements SELECT * FROM other.measurements"));
                connection.commit();
                return taken;
            } finally {
                connection.rollback(); // of what was not committed
                connection.setAutoCommit(true);
                copy.execute("DETACH DATABASE other");
            }
        } catch (SQLException e) {
            throw failure("take over " + other.file + " into", file, e);
        }
    }

    /** Keeps a fact about the study under a name, in place of an earlier one. */
    public synchronized void keepFact(String name, Object fact) {
        update("INSERT OR REPLACE INTO facts (name, json) VALUES (?, ?)", fact, name);
    }

    /** Returns the ended trials by id, in the order they ended. */
    public synchronized Map<String, TrialRecord> trials() {
        Map<String, TrialRecord> trials = new LinkedHashMap<>();
        for (String record : strings("SELECT record FROM trials ORDER BY ordinal")) {
            TrialRecord trial = JSON.readValue(record, TrialRecord.class);
            trials.put(trial.spec().id(), trial);
        }
        return trials;
    }

    /** Returns the measurements of memory by the id of their trial, in the order of the ids. */
    public synchronized Map<String, PeakMemory> memory() {
        Map<String, PeakMemory> memory = new LinkedHashMap<>();
        List<String> ids = strings("SELECT trial FROM memory ORDER BY trial");
        List<String> measured = strings("SELECT json FROM memory ORDER BY trial");
        for (int i = 0; i < ids.size(); i++) {
            memory.put(ids.get(i), JSON.readValue(measured.get(i), PeakMemory.class));
        }
        return memory;
    }

    /** Returns a fact; empty if none is kept under that name. */
    public synchronized <T> Optional<T> fact(String name, Class<T> type) {
        try (PreparedStatement query = connection.prepareStatement("SELECT json FROM facts WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(JSON.readValue(rows.getString(1), type)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure("read", file, e);
        }
    }

    /** Runs an update whose first parameters are keys, and whose last is a value as JSON. */
    private void update(String sql, Object value, String... keys) {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < keys.length; i++) {
                update.setString(i + 1, keys[i]);
            }
            update.setString(keys.length + 1, JSON.writeValueAsString(value));
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure("write", file, e);
        }
    }

    private List<String> strings(String sql) {
        List<String> strings = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw failure("read", file, e);
        }
    }

    private static UncheckedIOException failure(String what, Path file, SQLException e) {
        String message = "cannot " + what + " " + file + ": " + e.getMessage();
        return new UncheckedIOException(message, new IOException(message, e));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", file, e);
        }
    }
}
