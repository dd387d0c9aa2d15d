package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Shapes;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import java.util.List;

/** Shapes of public data sets, whose files are not there. */
final class MadeUpShapes implements Shapes {
    @Override
    public DataShape of(DataSpec data) {
        return switch (data.name()) {
            case "cifar10" -> shape(data, 50_000, List.of(3, 32, 32), 10);
            case "images:imagenet" -> shape(data, 1_281_167, List.of(3, 128, 128), 1_000);
            default -> shape(data, 60_000, List.of(1, 28, 28), 10);
        };
    }

    private static DataShape shape(DataSpec data, int whole, List<Integer> input, int classes) {
        int validation = (int) (whole * data.validationFraction());
        int train = data.trainExamples().orElse(whole - validation);
        return DataShape.classified(train, validation, 10_000, input, classes);
    }
}
