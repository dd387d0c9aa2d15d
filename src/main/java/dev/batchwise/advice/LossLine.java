package dev.batchwise.advice;

import java.util.List;

/**
 * Loss and accuracy on lines through two checkpoints: the content of {@code sharpness --line --json}.
 *
 * @param format {@code batchwise-line/1}
 * @param from checkpoint at α = 0
 * @param to checkpoint at α = 1
 * @param model name
 * @param data name
 * @param trainExamples examples behind the training figures, the first of a fixed permutation
 * @param testExamples examples behind the test figures
 * @param batchNorm what batch norm does, or {@code none}
 * @param precision of the network's arithmetic
 * @param distance ‖x₁ − x₀‖ of the weights
 * @param straight points α x₁ + (1 − α) x₀
 * @param curved points sin(απ/2) x₁ + cos(απ/2) x₀
 */
public record LossLine(
        String format,
        String from,
        String to,
        String model,
        String data,
        int trainExamples,
        int testExamples,
        String batchNorm,
        String precision,
        double distance,
        List<Point> straight,
        List<Point> curved) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-line/1";

    /** Copies the lists. */
    public LossLine {
        straight = List.copyOf(straight);
        curved = List.copyOf(curved);
    }

    /**
     * One point.
     *
     * @param alpha place on the line
     * @param trainLoss nats; may be non-finite
     * @param trainAccuracy in 0..1
     * @param testLoss nats; may be non-finite
     * @param testAccuracy in 0..1
     */
    public record Point(double alpha, double trainLoss, double trainAccuracy, double testLoss, double testAccuracy) {}
}
