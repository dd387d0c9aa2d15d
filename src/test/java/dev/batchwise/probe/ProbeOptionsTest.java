package dev.batchwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerOptions;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProbeOptionsTest {
    private static final Optional<String> NO = Optional.empty();

    private static ProbeSpec check(String model, int trainExamples, Optional<String> most, Optional<String> ghost) {
        return new ProbeOptions(
                        DataOptions.of("mnist", "0.1", "1"),
                        model,
                        OptimizerOptions.none(),
                        NO,
                        NO,
                        ghost,
                        NO,
                        most,
                        ProbeSpec.Search.LISTED,
                        "3")
                .check(Optional.of(DataShape.classified(trainExamples, 1, 1, List.of(1, 8, 8), 4)), List.of());
    }

    @Test
    void theUsualSizesArePowersOfFourWithinTheTrainingSet() {
        assertThat(check("mlp:8", 54_000, NO, NO).batchSizes()).containsExactly(1, 4, 16, 64, 256, 1024, 4096);
        assertThat(check("mlp:8", 100, NO, NO).batchSizes()).containsExactly(1, 4, 16, 64);
        assertThat(check("mlp:8", 54_000, Optional.of("100"), NO).batchSizes()).containsExactly(1, 4, 16, 64, 100);
        assertThat(check("f1", 20, NO, NO).batchSizes()).containsExactly(2, 8);
        assertThat(check("f1", 100, Optional.of("100"), Optional.of("24")).batchSizes())
                .containsExactly(24, 96);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        UsageException told = catchThrowableOfType(
                UsageException.class,
                () -> new ProbeOptions(
                                DataOptions.of("mnist", "2", "1"),
                                "f1",
                                OptimizerOptions.none(),
                                Optional.of("auto"),
                                Optional.of("much"),
                                NO,
                                Optional.of("1,8,x,8,900,64"),
                                Optional.of("32"),
                                ProbeSpec.Search.LISTED,
                                "0")
                        .check(
                                Optional.of(DataShape.classified(100, 1, 1, List.of(1, 8, 8), 4)),
                                List.of("no such device")));

        assertThat(told.problems())
                .containsExactly(
                        "no such device",
                        "value 'auto' of --micro-batch cannot be used; give a number of examples, e.g. 64",
                        "batch size 'x' in --batch-sizes is not a positive integer; give integers of at least 1, e.g."
                                + " 32,64,128",
                        "batch size 8 in --batch-sizes is given twice; give each size once, e.g. 32,64,128",
                        "batch size 900 in --batch-sizes is above the 100 training examples of mnist; give sizes of at"
                                + " most 100",
                        "batch size 64 in --batch-sizes is above --max-batch 32; leave it out, or raise --max-batch",
                        "batch size 1 in --batch-sizes cannot train model f1: the batch-norm variance of a single"
                                + " example is not defined; give sizes of at least 2",
                        "value '2' of --validation cannot be used; give a share in [0, 1), e.g. 0.1",
                        "value 'much' of --memory-limit cannot be used; give an amount of memory, e.g. 2GiB or 500MB",
                        "value '0' of --rounds cannot be used; give a number of rounds from 1 to 100, e.g. 3");
    }
}
