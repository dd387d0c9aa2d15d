package dev.batchwise.advice;

import java.util.List;

/**
 * Loss and accuracy on a plane through a checkpoint, along two random directions that are filter-normalized: each row of a
 * weight tensor has the length of the checkpoint's own row, and biases and batch norm stay (Li et al. 2018). The content of
 * {@code sharpness --plane --json}.
 *
 * @param format {@code batchwise-plane/1}
 * @param checkpoint at the centre
 * @param model name
 * @param data name
 * @param trainExamples examples behind the training figures, the first of a fixed permutation
 * @param testExamples examples behind the test figures, the first of a fixed permutation
 * @param batchNorm what batch norm does, or {@code none}
 * @param precision of the network's arithmetic
 * @param seed of the directions
 * @param steps places along each direction, ascending; 1 is as far as the weights are long
 * @param trainLoss nats, [place along the second][place along the first]; may be non-finite
 * @param trainAccuracy in 0..1, as above
 * @param testLoss nats, as above
 * @param testAccuracy in 0..1, as above
 */
public record LossPlane(
        String format,
        String checkpoint,
        String model,
        String data,
        int trainExamples,
        int testExamples,
        String batchNorm,
        String precision,
        long seed,
        List<Double> steps,
        List<List<Double>> trainLoss,
        List<List<Double>> trainAccuracy,
        List<List<Double>> testLoss,
        List<List<Double>> testAccuracy) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-plane/1";

    /** Copies the lists. */
    public LossPlane {
        steps = List.copyOf(steps);
        trainLoss = copy(trainLoss);
        trainAccuracy = copy(trainAccuracy);
        testLoss = copy(testLoss);
        testAccuracy = copy(testAccuracy);
    }

    private static List<List<Double>> copy(List<List<Double>> rows) {
        return rows.stream().map(List::copyOf).toList();
    }
}
