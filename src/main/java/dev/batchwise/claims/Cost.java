package dev.batchwise.claims;

import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.TrialSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What trials cost before any has been run, in seconds of one core of about 3 GHz: an update costs a fixed part and one for every
 * weight, an example one for every multiplication. The constants were measured with {@code probe}; they are right within a factor
 * of two, which is what a forecast needs.
 */
final class Cost {
    private static final double UPDATE = 2.5e-4;
    private static final double UPDATE_WEIGHT = 3e-10;
    /** Forward and backward pass, for each weight of a layer that meets an example once. */
    private static final double EXAMPLE_WEIGHT = 6e-11;

    private static final double EXAMPLE = 2e-6;
    /** Scoring takes the forward pass alone. */
    private static final double SCORING = 1.0 / 3;

    /** Seconds an example of networks with convolutions. */
    private static final Map<String, Double> MEASURED = Map.of(
            "cnn", 9e-4,
            "c1", 2.7e-3,
            "c2", 2e-2,
            "c3", 2.7e-3,
            "c4", 2e-2,
            "resnet8", 1e-2,
            "resnet44", 7e-2,
            "wrn-16-4", 2e-1,
            "caffenet128", 1.5e-1,
            "resnet50", 1.0);

    private Cost() {}

    /** Returns the cost of a trial with all that is scored in it. */
    static double of(TrialSpec trial, DataShape shape) {
        double weights = weights(trial.model(), shape);
        double example = example(trial.model(), shape);
        return trial.updates() * (UPDATE + UPDATE_WEIGHT * weights)
                + trial.budgetExamples() * example
                + scored(trial, shape) * example * SCORING;
    }

    private static double scored(TrialSpec trial, DataShape shape) {
        CurveGrid grid = trial.evaluation().curve();
        double each = (double) trial.evaluation().curveTrainExamples() + shape.validationExamples();
        double end = shape.validationExamples()
                + (trial.evaluation().full() ? (double) shape.trainExamples() + shape.testExamples() : 0);
        return grid.positions(trial.budgetExamples()).length * each + end;
    }

    private static double example(String model, DataShape shape) {
        return MEASURED.getOrDefault(model, EXAMPLE + EXAMPLE_WEIGHT * weights(model, shape));
    }

    /** Returns the number of weights of a chain of linear layers; of other networks a usual one. */
    private static double weights(String model, DataShape shape) {
        int inputs = shape.inputShape().stream().reduce(1, (a, b) -> a * b);
        List<Integer> hidden = switch (model) {
            case "softmax" -> List.of();
            case "f1" -> List.of(512, 512, 512, 512, 512);
            case "f2" -> List.of(512, 512, 512, 512, 512, 512, 512);
            default -> model.startsWith("mlp:") ? widths(model) : List.of(1000, 1000);
        };
        List<Integer> sizes = Stream.of(List.of(inputs), hidden, List.of(shape.outputs()))
                .flatMap(List::stream)
                .toList();
        double weights = 0;
        for (int i = 1; i < sizes.size(); i++) {
            weights += (double) sizes.get(i - 1) * sizes.get(i);
        }
        return weights;
    }

    private static List<Integer> widths(String model) {
        return Arrays.stream(model.substring(model.indexOf(':') + 1).split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
