package dev.batchwise.train;

import dev.batchwise.study.Remedy;
import dev.batchwise.study.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkpoint files of one trial, all under {@code checkpoints/} of a study directory.
 *
 * @param studyDirectory where the study lives
 * @param id of the trial
 * @param seed of the trial
 * @param start where its weights come from: the network and data that they are drawn for, and behind an underscore what they
 *     are taken from instead, if anything
 */
record Checkpoints(Path studyDirectory, String id, long seed, String start) {
    /** The folder of checkpoints in a study directory. */
    static final String FOLDER = "checkpoints/";

    private static final String EXTENSION = ".safetensors";

    static Checkpoints of(Path studyDirectory, TrialSpec spec) {
        return new Checkpoints(
                studyDirectory,
                spec.id(),
                spec.seed(),
                Integer.toHexString((spec.model() + "\n" + spec.data().name()).hashCode())
                        + spec.arm()
                                .remedies()
                                .find(Remedy.From.class)
                                .map(from -> "_" + from.slug())
                                .orElse(""));
    }

    /** Returns the name of the file of initial weights: one a start and seed, because they depend on nothing else. */
    String initial() {
        return FOLDER + "initial-" + start + "-s" + seed + EXTENSION;
    }

    /** Returns the name of the file of trained weights, relative to the study directory. */
    String trained() {
        return FOLDER + id + EXTENSION;
    }

    /** Returns the file that an interrupted trial goes on from. */
    Path resume() {
        return studyDirectory.resolve(FOLDER + id + ".resume" + EXTENSION);
    }

    /** Returns the file of weights that a trial of this study starts from. */
    Path startOf(Remedy.From from) {
        return from.trial()
                .map(trial -> studyDirectory.resolve(FOLDER + trial + EXTENSION))
                .orElseGet(() -> Path.of(from.file()));
    }

    Path resolve(String name) {
        return studyDirectory.resolve(name);
    }

    boolean canResume() {
        return Files.exists(resume());
    }
}
