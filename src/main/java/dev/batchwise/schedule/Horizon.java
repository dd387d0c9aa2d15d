package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a schedule's positions are measured against: the size of the training set and the budget.
 *
 * @param examplesPerEpoch N, the number of training examples; 1 ep is this many
 * @param budgetExamples E, examples shown in the whole run, repeats counted; at most 2⁵² so that middles are exact
 */
public record Horizon(long examplesPerEpoch, long budgetExamples) {
    private static final long LARGEST = 1L << 52;

    /**
     * Checks both.
     *
     * @throws UsageException if either is not positive or above 2⁵²
     */
    public Horizon {
        List<String> problems = new ArrayList<>();
        check("training examples", examplesPerEpoch, problems);
        check("budget", budgetExamples, problems);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    /**
     * Returns the horizon of a number of epochs.
     *
     * @param examplesPerEpoch N
     * @param epochs need not be whole; the budget is rounded to whole examples
     */
    public static Horizon ofEpochs(long examplesPerEpoch, double epochs) {
        return new Horizon(examplesPerEpoch, Math.round(epochs * examplesPerEpoch));
    }

    private static void check(String what, long count, List<String> problems) {
        if (count < 1 || count > LARGEST) {
            problems.add(what + " of " + count + " examples is not between 1 and 2^52; give a count such as 300000");
        }
    }
}
