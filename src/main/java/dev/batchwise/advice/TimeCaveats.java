package dev.batchwise.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a training time, the same for every size, does to the comparison: the counterpart of {@link BudgetCaveats}. */
final class TimeCaveats {
    /** Fewer updates than this are a handful, and say next to nothing of a size. */
    static final long HANDFUL = 10;

    /** By how much, as a share, training may miss the time asked for before it is said. */
    static final double OFF = 0.1;

    private final Findings arm;
    private final double seconds;

    private TimeCaveats(Findings arm, double seconds) {
        this.arm = arm;
        this.seconds = seconds;
    }

    static List<String> of(Findings arm, double seconds) {
        TimeCaveats time = new TimeCaveats(arm, seconds);
        List<String> caveats = new ArrayList<>();
        time.handful().ifPresent(caveats::add);
        time.offTime().ifPresent(caveats::add);
        time.convergence().ifPresent(caveats::add);
        time.fewEpochs().ifPresent(caveats::add);
        if (!caveats.isEmpty() && arm.comparison().rivals().size() > 1) {
            caveats.add(time.unequal());
        }
        return caveats;
    }

    private List<Integer> sizes(Predicate<SizeComparison> which) {
        return arm.sizes().stream().filter(which).map(SizeComparison::batchSize).toList();
    }

    private Optional<String> handful() {
        return said(
                sizes(size -> size.iterations() < HANDFUL),
                "In " + Figures.number(seconds) + " s of training ",
                " makes fewer than " + HANDFUL
                        + " updates, too few to say anything of it: raise --seconds, or leave it out of --batch-sizes.");
    }

    private Optional<String> offTime() {
        return said(
                sizes(size -> size.trainSeconds().stream().anyMatch(s -> Math.abs(s.median() / seconds - 1) > OFF)),
                "The time that training took is more than " + Figures.percent(OFF) + " off the "
                        + Figures.number(seconds) + " s asked for at ",
                ": the machine was not as fast as when speeds were measured; measure again in another study directory,"
                        + " with nothing else running.");
    }

    private Optional<String> convergence() {
        return said(
                new BudgetCaveats(arm).unfinished(),
                "",
                " had not converged when the time was up, and may be undertrained rather than worse: raise --seconds to"
                        + " see.");
    }

    private Optional<String> fewEpochs() {
        double few = BudgetCaveats.FEW_EPOCHS * arm.shape().trainExamples();
        return said(
                sizes(size -> size.budgetExamples() < few),
                "In this time each training example is shown fewer than " + Figures.number(BudgetCaveats.FEW_EPOCHS)
                        + " times at ",
                ", so this compares how fast the sizes learn: raise --seconds.");
    }

    private String unequal() {
        SizeComparison first = arm.sizes().get(0);
        SizeComparison last = arm.sizes().get(arm.sizes().size() - 1);
        return "At equal training time neither examples nor updates are equal: " + shown(first) + ", " + shown(last)
                + ". Another machine would divide them in another way.";
    }

    private static String shown(SizeComparison size) {
        return size.batchSize() + " was shown " + Figures.counted(size.budgetExamples(), "example") + " in "
                + Figures.counted(size.iterations(), "update");
    }

    private static Optional<String> said(List<Integer> sizes, String before, String after) {
        return sizes.isEmpty() ? Optional.empty() : Optional.of(before + Figures.sizes(sizes) + after);
    }
}
