package dev.batchwise.advice;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a small budget does to the comparison. A size counts as not converged when it made fewer than
 * {@link #FEW_UPDATES} updates, or when more than {@link #STEEP_SHARE} of the whole fall of its training loss came in the
 * last quarter of the budget (mean over completed replicates with a curve). For an exponential fall the second means that
 * the excess loss is still above about 5 % of what it was.
 */
final class BudgetCaveats {
    /** Fewer updates than this are too few to speak of convergence. */
    static final int FEW_UPDATES = 100;

    /** Share of the fall of the training loss that may come in the last quarter of the budget. */
    static final double STEEP_SHARE = 0.05;

    /** Below so many passes over the training examples, a comparison is one of learning speed. */
    static final double FEW_EPOCHS = 2;

    private final Findings arm;

    BudgetCaveats(Findings arm) {
        this.arm = arm;
    }

    static List<String> of(Findings arm) {
        BudgetCaveats budget = new BudgetCaveats(arm);
        List<String> caveats = new ArrayList<>(budget.convergence());
        if (budget.epochs() < FEW_EPOCHS) {
            caveats.add(budget.fewEpochs());
        }
        if (!caveats.isEmpty() && arm.comparison().rivals().size() > 1) {
            caveats.add(budget.favoursSmall());
        }
        if (arm.matched().barelyTrained()) {
            caveats.add(barelyTrained());
        }
        return caveats;
    }

    private List<String> convergence() {
        List<Integer> unfinished = unfinished();
        if (unfinished.isEmpty()) {
            return List.of();
        }
        return List.of(
                unfinished.size() == arm.comparison().rivals().size() ? nobodyConverged() : notConverged(unfinished));
    }

    /** Returns the sizes that had not converged when their budget ended. */
    List<Integer> unfinished() {
        return arm.comparison().rivals().stream()
                .filter(this::unfinished)
                .map(Replicates::batchSize)
                .toList();
    }

    private double epochs() {
        return (double) arm.spec().budgetExamples() / arm.shape().trainExamples();
    }

    private boolean unfinished(Replicates size) {
        OptionalDouble share = size.completed().stream()
                .map(TrialRecord::curve)
                .filter(curve -> curve.size() > 2)
                .mapToDouble(BudgetCaveats::lastQuarterShare)
                .average();
        return arm.summary(size).iterations() < FEW_UPDATES || share.stream().anyMatch(s -> s > STEEP_SHARE);
    }

    /** Returns which part of the whole fall of the training loss came in the last quarter; 1 when it did not fall. */
    static double lastQuarterShare(List<CurvePoint> curve) {
        CurvePoint last = curve.get(curve.size() - 1);
        double fall = curve.get(0).trainLoss() - last.trainLoss();
        return fall > 0 ? (lossAt(curve, 0.75 * last.examples()) - last.trainLoss()) / fall : 1;
    }

    /** Returns the training loss at a number of examples, linear between points. */
    private static double lossAt(List<CurvePoint> curve, double examples) {
        int i = 1;
        while (i < curve.size() - 1 && curve.get(i).examples() < examples) {
            i++;
        }
        CurvePoint from = curve.get(i - 1);
        CurvePoint to = curve.get(i);
        double f = (examples - from.examples()) / Math.max(1, to.examples() - from.examples());
        return from.trainLoss() + f * (to.trainLoss() - from.trainLoss());
    }

    private static String nobodyConverged() {
        return "The budget was too small for any size to converge: this says which size learns fastest, not which ends "
                + "best; raise --examples before carrying the choice over to longer training.";
    }

    private static String notConverged(List<Integer> sizes) {
        return Figures.sizes(sizes)
                + " had not converged when the budget ended, and may be undertrained rather than worse: "
                + "raise --examples to see.";
    }

    private String fewEpochs() {
        return "The budget shows each training example " + Figures.number(epochs())
                + " times on average, so this compares how fast the sizes learn: raise --examples to "
                + Figures.number(FEW_EPOCHS) + " epochs or more.";
    }

    private String favoursSmall() {
        List<SizeComparison> sizes = arm.sizes();
        long most = sizes.get(0).iterations();
        long fewest = sizes.get(sizes.size() - 1).iterations();
        return "At equal examples the smallest size made " + Figures.count(most) + " updates and the largest "
                + Figures.count(fewest)
                + ", which by itself favours small sizes while the budget is small: compare them at matched training loss.";
    }

    private static String barelyTrained() {
        return "Some size hardly trained: the training loss that all of them reached is above "
                + Figures.percent(MatchedLosses.BARELY_TRAINED)
                + " of the loss before training, so the comparison at matched loss says little: leave that size out, or "
                + "raise --examples.";
    }
}
