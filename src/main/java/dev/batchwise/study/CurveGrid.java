package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Where on a budget a learning curve is measured: counted in examples, so the same places at every batch size. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "grid")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CurveGrid.Stretched.class, name = "stretched"),
    @JsonSubTypes.Type(value = CurveGrid.Even.class, name = "even"),
    @JsonSubTypes.Type(value = CurveGrid.Geometric.class, name = "geometric"),
    @JsonSubTypes.Type(value = CurveGrid.Listed.class, name = "listed")
})
public sealed interface CurveGrid {
    /** How much wider the last gap of a stretched grid is than the first, about. */
    double STRETCH = 40;

    /** Returns the positions in examples, ascending and distinct, within 0 and the budget. */
    long[] positions(long budgetExamples);

    /** Returns a grid without positions. */
    static CurveGrid none() {
        return new Stretched(0);
    }

    /**
     * Dense at the start, where most happens: (cᵗ − 1)/(c − 1) of the budget for evenly spaced t, both ends included.
     *
     * @param points how many; a budget of fewer examples has fewer
     */
    record Stretched(int points) implements CurveGrid {
        @Override
        public long[] positions(long budgetExamples) {
            return IntStream.range(0, points)
                    .mapToDouble(i -> points == 1 ? 1 : i / (points - 1.0))
                    .mapToLong(t -> Math.round(budgetExamples * (Math.pow(STRETCH, t) - 1) / (STRETCH - 1)))
                    .distinct()
                    .toArray();
        }
    }

    /**
     * Chosen one by one.
     *
     * @param examples ascending and distinct
     */
    record Listed(List<Long> examples) implements CurveGrid {
        /** Copies the list. */
        public Listed {
            examples = List.copyOf(examples);
        }

        @Override
        public long[] positions(long budgetExamples) {
            return examples.stream()
                    .mapToLong(e -> e)
                    .filter(e -> e <= budgetExamples)
                    .toArray();
        }
    }

    /**
     * Evenly spaced, both ends included.
     *
     * @param everyExamples the gap, at least 1
     */
    record Even(long everyExamples) implements CurveGrid {
        @Override
        public long[] positions(long budgetExamples) {
            long gaps = (budgetExamples + everyExamples - 1) / everyExamples;
            return IntStream.rangeClosed(0, Math.toIntExact(gaps))
                    .mapToLong(i -> Math.min(budgetExamples, i * everyExamples))
                    .toArray();
        }
    }

    /**
     * Each position further than the one before by the same factor, after 0: the places at which a target is looked for, so
     * that it is found within a fixed share of the examples it takes.
     *
     * @param firstExamples the first after 0, at least 1
     * @param ratio above 1
     */
    record Geometric(long firstExamples, double ratio) implements CurveGrid {
        @Override
        public long[] positions(long budgetExamples) {
            List<Long> positions = new ArrayList<>(List.of(0L));
            for (long p = firstExamples; p < budgetExamples; p = Math.max(p + 1, Math.round(p * ratio))) {
                positions.add(p);
            }
            positions.add(budgetExamples);
            return positions.stream().mapToLong(p -> p).toArray();
        }
    }
}
