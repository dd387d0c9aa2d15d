package dev.batchwise.study;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that is done beside plain minimization; docs/designs/remedies.md lists them with their sources. */
public sealed interface Remedy {
    /** What a remedy acts on; a training has at most one of each kind. */
    enum Kind {
        /** The weights it starts from. */
        START("where training starts from"),
        /** The inputs, before they are seen. */
        INPUTS("what is done to inputs"),
        /** The loss of a batch. */
        LOSS("the loss of a batch"),
        /** The weights at which its gradient is taken. */
        WEIGHTS("where the gradient is taken"),
        /** The steps made on one batch. */
        STEPS("the steps on a batch");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        /** Returns what it is, in words. */
        String what() {
            return what;
        }
    }

    /** Returns what it acts on. */
    Kind kind();

    /** Returns the text that {@link #parse} reads back as an equal remedy, e.g. {@code sam=0.05}. */
    String text();

    /** Returns a text that is safe in file names. */
    default String slug() {
        return text().replace("=", "").replace(":", "").replace('/', '-');
    }

    /**
     * Initial weights from a checkpoint instead of the seed, Keskar's piggyback.
     *
     * @param file of the checkpoint, or {@code trial:ID} for the one that a trial of the same study ends with, wherever that
     *     study lies
     */
    record From(String file) implements Remedy {
        /** Stands before the id of a trial. */
        static final String TRIAL = "trial:";

        /** Returns the weights that another trial of the same study ends with. */
        public static From trial(String id) {
            return new From(TRIAL + id);
        }

        /** Returns the id of the trial of the same study; empty where a file is named. */
        public Optional<String> trial() {
            return file.startsWith(TRIAL) ? Optional.of(file.substring(TRIAL.length())) : Optional.empty();
        }

        @Override
        public Kind kind() {
            return Kind.START;
        }

        @Override
        public String text() {
            return "from=" + file;
        }

        @Override
        public String slug() {
            String name = trial().orElseGet(() -> String.valueOf(Path.of(file).getFileName()));
            return "from-" + name.replaceAll("\\.safetensors$", "") + "-" + Integer.toHexString(file.hashCode());
        }
    }

    /**
     * Images flipped, turned and moved at random before they are seen, a new way each time. What comes in from beyond an edge
     * repeats the edge.
     *
     * @param flip the chance of a mirror image, left for right: 0 or ½
     * @param degrees most that an image is turned, either way
     * @param shift most that it is moved along each side, either way, as a share of that side
     */
    record Augmentation(double flip, double degrees, double shift) implements Remedy {
        @Override
        public Kind kind() {
            return Kind.INPUTS;
        }

        @Override
        public String text() {
            return "augment="
                    + String.join(
                            "/",
                            Stream.of(
                                            flip > 0 ? "flip" : "",
                                            degrees > 0 ? "rotate:" + number(degrees) : "",
                                            shift > 0 ? "shift:" + number(shift) : "")
                                    .filter(part -> !part.isEmpty())
                                    .toList());
        }
    }

    /**
     * Half the loss at the inputs and half at inputs moved along the sign of their gradient (Goodfellow et al. 2015).
     *
     * @param epsilon how far, as a share of the range of pixels; in units of the inputs where they are no pixels
     */
    record Adversarial(double epsilon) implements Remedy {
        @Override
        public Kind kind() {
            return Kind.LOSS;
        }

        @Override
        public String text() {
            return "adversarial=" + number(epsilon);
        }
    }

    /**
     * Noise in the gradient: each example's loss is weighted by a number of its own from N(1, σ²), so that the gradient of an
     * update is 1/B·Σ z_i·g_i (Hoffer, Hubara and Soudry 2017). Its mean stays, and its covariance grows by σ²/B·E[g·gᵀ]: where
     * |G|² is small beside tr Σ, σ² = B/b − 1 makes it that of a batch of b.
     *
     * @param sigma σ, standard deviation of the weights
     */
    record GradientNoise(double sigma) implements Remedy {
        @Override
        public Kind kind() {
            return Kind.LOSS;
        }

        @Override
        public String text() {
            return "noise=" + number(sigma);
        }
    }

    /**
     * The gradient taken where the loss is highest in a ball around the weights, as ascent finds it: one step for SAM (Foret et
     * al. 2021) and ASAM (Kwon et al. 2021), several for the robust objective (Keskar et al. 2017, appendix E).
     *
     * @param ball its form and name
     * @param radius ρ of the ball, in the 2-norm over all weights
     * @param steps of ascent
     */
    record WorstCase(Ball ball, double radius, int steps) implements Remedy {
        /** The form of the ball. */
        public enum Ball {
            /** Euclidean; one step. */
            SAM,
            /** Each weight measured by its own size; one step. */
            ASAM,
            /** Euclidean; several steps. */
            ROBUST;

            String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Kind kind() {
            return Kind.WEIGHTS;
        }

        @Override
        public String text() {
            return ball.label() + "=" + number(radius) + (ball == Ball.ROBUST ? "/" + steps : "");
        }
    }

    /**
     * Several steps on each batch, held near where it was met: argmin f(x) + λ/2·‖x − x_k‖², inexactly (Li et al. 2014).
     *
     * @param lambda λ
     * @param steps of the update rule on a batch
     */
    record Conservative(double lambda, int steps) implements Remedy {
        @Override
        public Kind kind() {
            return Kind.STEPS;
        }

        @Override
        public String text() {
            return "conservative=" + number(lambda) + "/" + steps;
        }
    }

    /**
     * Reads a remedy.
     *
     * @throws UsageException if the text is none
     */
    static Remedy parse(String text) {
        return RemedyTexts.parse(text);
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Returns the names of all, as they are typed. */
    static List<String> names() {
        return RemedyTexts.names();
    }
}
