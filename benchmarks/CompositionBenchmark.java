package benchmarks;

import dev.batchwise.data.DataSets;
import dev.batchwise.data.EpochOrder;
import dev.batchwise.data.Features;
import dev.batchwise.data.Part;
import dev.batchwise.data.SimilarityOrder;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.Composition;
import dev.batchwise.study.DataSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Time to arrange the 60,000 training images of MNIST by similarity, and to put one epoch of them in each order. */
final class CompositionBenchmark {
    private final int arrangements;
    private final int epochs;

    /** Creates a benchmark of so many arrangements and so many epochs of each order. */
    CompositionBenchmark(int arrangements, int epochs) {
        this.arrangements = arrangements;
        this.epochs = epochs;
    }

    void run(Consumer<Row> rows) {
        Part train = DataSets.open(new DataSpec("mnist", 0, 1)).part(SplitName.TRAIN);
        int[] labels = train.labels();
        int[] arrangement = {};
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < arrangements; i++) {
            long start = System.nanoTime();
            arrangement = SimilarityOrder.of(Features.values(train), labels);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        String detail = String.format(Locale.ROOT, "%d examples, the first one cold", labels.length);
        rows.accept(Row.of("composition", "arrangement by similarity", "s", seconds, Goal.atMost(10), detail));
        int[] found = arrangement;
        for (Composition composition : Composition.values()) {
            epochs(EpochOrder.of(composition, labels, () -> found), composition.label(), rows);
        }
    }

    private void epochs(EpochOrder order, String name, Consumer<Row> rows) {
        List<Double> milliseconds = new ArrayList<>();
        long sum = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            long start = System.nanoTime();
            sum += order.epoch(1, epoch)[0];
            milliseconds.add((System.nanoTime() - start) / 1e6);
        }
        String detail = String.format(Locale.ROOT, "first examples add up to %d", sum);
        rows.accept(Row.of("composition", "one epoch, " + name, "ms", milliseconds, Goal.atMost(50), detail));
    }
}
