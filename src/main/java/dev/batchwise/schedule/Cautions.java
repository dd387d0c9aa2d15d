package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;

/** What to know before a grown plan is trusted, a sentence each. */
final class Cautions {
    /** A last update of a smaller share of the batch before it is worth a word. */
    private static final double LEAST_SHARE = 0.25;

    private final DecayToGrowth asked;
    private final Plan given;
    private final Plan grown;

    Cautions(DecayToGrowth asked, Plan given, Plan grown) {
        this.asked = asked;
        this.given = given;
        this.grown = grown;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!asked.law().caveat().isEmpty()) {
            sentences.add(asked.law().caveat());
        }
        addUnchanged(sentences);
        addCap(sentences);
        addLarge(sentences);
        addFasterStart(sentences);
        addCutEnd(sentences);
        return sentences;
    }

    private void addUnchanged(List<String> sentences) {
        if (grown.batchSize().equals(given.batchSize())) {
            sentences.add("the batch size does not change: the learning rate never falls while there is room to grow");
        }
    }

    private void addCap(List<String> sentences) {
        Schedule rate = grown.learningRate() instanceof WarmUp warmUp ? warmUp.then() : grown.learningRate();
        if (!(rate instanceof Constant)) {
            sentences.add("the batch size stops growing at " + grown.largestBatch()
                    + "; from there on the learning rate decays instead");
        }
    }

    private void addLarge(List<String> sentences) {
        long tenth = given.horizon().examplesPerEpoch() / 10;
        if (grown.largestBatch() > tenth) {
            sentences.add("batch sizes reach " + grown.largestBatch() + ", above a tenth of the training set (" + tenth
                    + "): the noise scale is an approximation for B much smaller than N");
        }
    }

    private void addFasterStart(List<String> sentences) {
        if (greatestRate(grown) > greatestRate(given) && !(grown.learningRate() instanceof WarmUp)) {
            sentences.add("the learning rate starts higher than the given plan's, without a warm-up: the first updates"
                    + " may be unstable");
        }
        if (asked.momentum().isPresent()) {
            sentences.add("in Smith et al. 2018 raising the momentum to 0.98 cost about a point of test accuracy"
                    + " (93.3 % for 94.5 %, CIFAR-10)");
        }
    }

    /** The rate does not know that the last update is cut: what is left of a large batch is as noisy as a small one. */
    private void addCutEnd(List<String> sentences) {
        long budget = grown.horizon().budgetExamples();
        UpdateWalk walk = grown.walk();
        walk.skipTo(budget - 2L * grown.largestBatch());
        int before = 0;
        int last = 0;
        while (walk.hasNext()) {
            before = last;
            last = walk.next().batchSize();
        }
        if (last < LEAST_SHARE * before) {
            sentences.add("the last update is left with " + last + " examples after batches of " + before
                    + ", at the same learning rate, which may undo some of the training; give a budget that ends with a"
                    + " whole batch, e.g. --examples " + (budget - last));
        }
    }

    private static double greatestRate(Plan plan) {
        return plan.learningRate().range(plan.horizon()).greatest();
    }
}
