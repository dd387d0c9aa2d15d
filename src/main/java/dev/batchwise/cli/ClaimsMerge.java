package dev.batchwise.cli;

import dev.batchwise.ledger.Ledger;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.study.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * What one directory gave to another.
 *
 * @param from directory that was read
 * @param taken what was missing
 * @param files trained networks that were copied
 */
record ClaimsMerge(Path from, Ledger.Taken taken, int files) {
    /**
     * Takes over what is missing: networks first, so that no trial is kept whose network is not there.
     *
     * @throws UncheckedIOException if a network cannot be copied; what was copied stays
     */
    static ClaimsMerge of(Path from, StudyDirectory into) {
        try (StudyDirectory other = StudyDirectory.takeExisting(from)) {
            int files = 0;
            for (TrialRecord trial : other.ledger().trials().values()) {
                for (String name : Stream.concat(trial.initialCheckpoint().stream(), trial.checkpoint().stream())
                        .toList()) {
                    files += copy(from.resolve(name), into.path().resolve(name));
                }
            }
            Ledger.Taken taken = into.ledger().takeFrom(other.ledger());
            ClaimMachines.add(into.ledger(), ClaimMachines.in(other.ledger()));
            return new ClaimsMerge(from, taken, files);
        }
    }

    /** Copies a file that is missing, complete or not at all; returns how many were. */
    private static int copy(Path from, Path to) {
        if (Files.exists(to) || !Files.exists(from)) {
            return 0;
        }
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Path beside = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from + " to " + to + ": " + e.getMessage(), e);
        }
    }

    /** Returns what was taken, in a sentence. */
    String words() {
        return "From " + from + ": took " + Quantities.count(taken.trials(), "trial") + ", "
                + Quantities.count(taken.measurements(), "measurement") + ", "
                + Quantities.count(taken.memory(), "memory peak") + " and "
                + Quantities.count(files, "network file") + " that were missing.";
    }
}
