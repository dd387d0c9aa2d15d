package dev.batchwise.train;

import dev.batchwise.study.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkpoint files of one trial, all under {@code checkpoints/} of a study directory.
 *
 * @param studyDirectory where the study lives
 * @param id of the trial
 * @param seed of the trial
 */
record Checkpoints(Path studyDirectory, String id, long seed) {
    /** The folder of checkpoints in a study directory. */
    static final String FOLDER = "checkpoints/";

    static Checkpoints of(Path studyDirectory, TrialSpec spec) {
        return new Checkpoints(studyDirectory, spec.id(), spec.seed());
    }

    /** Returns the name of the file of initial weights: one a seed, because they depend on nothing else. */
    String initial() {
        return FOLDER + "initial-s" + seed + ".safetensors";
    }

    /** Returns the name of the file of trained weights, relative to the study directory. */
    String trained() {
        return FOLDER + id + ".safetensors";
    }

    /** Returns the file that an interrupted trial goes on from. */
    Path resume() {
        return studyDirectory.resolve(FOLDER + id + ".resume.safetensors");
    }

    Path resolve(String name) {
        return studyDirectory.resolve(name);
    }

    boolean canResume() {
        return Files.exists(resume());
    }
}
