package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe at another batch size.
 *
 * @param rule what was applied
 * @param given the recipe as it came
 * @param scaled the recipe as it goes
 * @param doubts what is uncertain about it, a sentence each: first what the paper assumed, then where this use leaves it
 */
public record Scaled(ScalingRule rule, Recipe given, Recipe scaled, List<String> doubts) {
    /** Copies the list. */
    public Scaled {
        doubts = List.copyOf(doubts);
    }

    /** Applies a rule. */
    static Scaled by(ScalingRule rule, Recipe given, int toBatch) {
        if (toBatch < 1) {
            throw new UsageException(
                    "batch size " + toBatch + " is not positive; give an integer of at least 1, e.g. 1024");
        }
        Plan plan = given.plan();
        double fromBatch = plan.batchSize().at(0, plan.horizon()); // which need not be whole
        double growth = toBatch / fromBatch;
        Schedule rate = plan.learningRate().power(rule.rateFactor(fromBatch, toBatch), 1);
        Plan grown = new Plan(rate, plan.batchSize().power(growth, 1), plan.momentum(), plan.horizon());
        Recipe scaled = new Recipe(grown, given.adam().map(constants -> rule.constants(constants, growth)));
        List<String> doubts = new ArrayList<>();
        doubts.add(rule.paper() + " assumes " + rule.assumes());
        doubts.addAll(rule.doubts(given, toBatch));
        addGeneral(given.plan(), grown, doubts);
        return new Scaled(rule, given, scaled, doubts);
    }

    private static void addGeneral(Plan given, Plan grown, List<String> doubts) {
        long tenth = grown.horizon().examplesPerEpoch() / 10;
        if (grown.largestBatch() > tenth) {
            doubts.add("batch sizes reach " + grown.largestBatch() + ", above a tenth of the training set (" + tenth
                    + "); every rule assumes B much smaller than N");
        }
        double before = given.learningRate().range(given.horizon()).greatest();
        double after = grown.learningRate().range(grown.horizon()).greatest();
        if (after > before && !(grown.learningRate() instanceof WarmUp)) {
            doubts.add("the learning rate rises and there is no warm-up; put one in front, e.g. \"warmup 5ep, "
                    + grown.learningRate().text() + "\"");
        }
    }

    /** Returns both recipes as they go to JSON. */
    public ScheduleReport report() {
        NoiseLaw law = given.adam().isPresent() ? NoiseLaw.ADAM_SQUARE_ROOT : NoiseLaw.SGD;
        Phases cut = new Phases(List.of(given.plan(), scaled.plan()));
        return new ScheduleReport(
                ScheduleReport.FORMAT, law.formula(), report(given, cut, law), report(scaled, cut, law), doubts);
    }

    private static PlanReport report(Recipe recipe, Phases cut, NoiseLaw law) {
        return PlanReport.of(recipe.plan(), cut.of(recipe.plan(), law), recipe.adam());
    }

    /** Returns both recipes side by side in plain text, with the doubts; ends in a line break. */
    public String text() {
        return new SideBySide(report(), List.of()).text();
    }
}
