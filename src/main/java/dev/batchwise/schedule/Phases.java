package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The stretches into which one plan, or several to be put side by side, are cut for tables: at every break of any of
 * their schedules, and where something changes smoothly into pieces of at most a tenth of the budget.
 */
public final class Phases {
    private static final int SMOOTH_PIECES = 10;

    private final List<Long> bounds;

    /**
     * Cuts the budget.
     *
     * @param plans of one horizon, at least one
     */
    public Phases(List<Plan> plans) {
        Horizon horizon = plans.get(0).horizon();
        if (plans.stream().anyMatch(plan -> !plan.horizon().equals(horizon))) {
            throw new IllegalArgumentException("plans of different horizons cannot be cut alike");
        }
        List<Schedule> schedules = plans.stream().flatMap(Phases::schedules).toList();
        TreeSet<Long> places = new TreeSet<>(List.of(0L, horizon.budgetExamples()));
        schedules.forEach(schedule -> places.addAll(schedule.breaks(horizon)));
        List<Long> breaks = List.copyOf(places);
        for (int i = 0; i + 1 < breaks.size(); i++) {
            long from = breaks.get(i);
            long to = breaks.get(i + 1);
            if (schedules.stream().anyMatch(schedule -> schedule.constantUntil((double) from, horizon) < to)) {
                places.addAll(pieces(from, to, horizon.budgetExamples()));
            }
        }
        bounds = List.copyOf(places);
    }

    /** Returns what a plan does in each stretch. */
    public List<Phase> of(Plan plan, NoiseLaw law) {
        List<Phase> phases = new ArrayList<>();
        UpdateWalk walk = plan.walk();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            long to = bounds.get(i + 1);
            long updates = walk.updates();
            long examples = walk.examplesSeen();
            walk.skipTo(to);
            phases.add(phase(plan, law, bounds.get(i), to, walk.updates() - updates, walk.examplesSeen() - examples));
        }
        return phases;
    }

    private static Phase phase(Plan plan, NoiseLaw law, long from, long to, long updates, long examples) {
        double middle = from + (to - from) / 2.0;
        int batch = plan.batchSizeAt(middle);
        double rate = Numerals.tidy(plan.learningRateAt(middle));
        double momentum = Numerals.tidy(plan.momentumAt(middle));
        double noise = law.noiseScale(rate, batch, momentum, plan.horizon().examplesPerEpoch());
        return new Phase(from, to, updates, examples, batch, rate, momentum, Numerals.tidy(noise));
    }

    private static Stream<Schedule> schedules(Plan plan) {
        return Stream.of(plan.learningRate(), plan.batchSize(), plan.momentum());
    }

    private static List<Long> pieces(long from, long to, long budget) {
        long pieces = (long) Math.ceil(SMOOTH_PIECES * ((to - from) / (double) budget));
        List<Long> places = new ArrayList<>();
        for (long i = 1; i < pieces; i++) {
            places.add(from + (to - from) * i / pieces);
        }
        return places;
    }
}
