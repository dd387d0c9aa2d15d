package dev.batchwise.probe;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.ProbeResults;
import dev.batchwise.study.DataOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Results of a probe of a machine that there is not: size 64 fails, 4,096 is above the limit, 40,000 is not run. */
public final class MadeUpProbe {
    private MadeUpProbe() {}

    /** Returns the results. */
    public static ProbeResults finished() {
        Optional<String> no = Optional.empty();
        ProbeSpec spec = new ProbeOptions(
                        DataOptions.of("mnist", "0.1", "1"),
                        "mlp:8",
                        OptimizerOptions.none(),
                        no,
                        Optional.of("30MB"),
                        no,
                        Optional.of("1,4,16,64,256,1024,4096,40000"),
                        no,
                        ProbeSpec.Search.LISTED,
                        "3")
                .check(Optional.of(DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10)), List.of());
        ProbeListener nobody = new ProbeListener() {
            @Override
            public void progressed(int done, int expected, String doing) {}

            @Override
            public void found(String line) {}
        };
        return new ProbeRun(spec, new RecordedBench().failing(64), nobody, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(new Environment("0.1.0", "abc", "17", "2.10", "Linux", "a processor", 2, 8_000_000_000L, 1, 1));
    }
}
