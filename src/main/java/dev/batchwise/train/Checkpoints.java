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
 * @param start what its initial weights depend on beside the seed: the network, its data, and the weights it starts from
 */
record Checkpoints(Path studyDirectory, String id, long seed, String start) {
    /** The folder of checkpoints in a study directory. */
    static final String FOLDER = "checkpoints/";

    private static final String EXTENSION = ".safetensors";

    static Checkpoints of(Path studyDirectory, TrialSpec spec) {
        String from = spec.arm()
                .remedies()
                .find(Remedy.From.class)
                .map(other -> "_" + other.slug())
                .orElse("");
        return new Checkpoints(studyDirectory, spec.id(), spec.seed(), from + "-" + network(spec));
    }

    /** Returns a name of the network and what it is made for: a directory of claims holds many. */
    private static String network(TrialSpec spec) {
        String model = spec.model().replaceAll("[^A-Za-z0-9]+", "-");
        int digest = (spec.model() + "\n" + spec.data().name()).hashCode();
        return model.substring(Math.max(0, model.length() - 20)) + "-" + Integer.toHexString(digest);
    }

    /** Returns the name of the file of initial weights: one a seed and start, on which alone they depend. */
    String initial() {
        return FOLDER + "initial" + start + "-s" + seed + EXTENSION;
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
