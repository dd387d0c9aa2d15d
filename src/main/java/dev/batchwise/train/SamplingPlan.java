package dev.batchwise.train;

import dev.batchwise.schedule.Plan;

/**
 * When the gradient noise is sampled, and with how many examples. A sample costs two passes and some sums over the weights; each update
 * sets aside a fixed share of its own cost, and whenever that makes up a sample one is taken. Costs are counted in examples: a pass
 * of n of them costs about n and a constant. What is decided follows from the plan and the place in it alone, so an
 * interrupted trial goes on alike.
 *
 * @param half examples behind each of the two gradients of a sample
 */
record SamplingPlan(int half) {
    /** Of the training time. */
    private static final double SHARE = 0.02;
    /** What an update costs besides its examples: 22 to 49 were measured, least for the largest networks. */
    private static final double UPDATE = 20;
    /** What a sample costs besides its examples: 100 to 400 were measured, most for the smallest networks. */
    private static final double SAMPLE = 300;

    private static final long SAMPLES = 20;
    private static final int FEWEST = 16;
    private static final int MOST = 1024;

    /**
     * Returns the sampling of a plan: about {@value #SAMPLES} samples, with as many examples as the share allows.
     *
     * @param trainExamples of the training split
     */
    static SamplingPlan of(Plan plan, int trainExamples) {
        long updates = plan.updates();
        double credit = SHARE * (UPDATE * updates + plan.horizon().budgetExamples());
        double each = credit / Math.min(SAMPLES, updates) - SAMPLE;
        int examples = (int) Math.max(FEWEST, Math.min(MOST, each));
        return new SamplingPlan(Math.max(1, Math.min(examples, trainExamples) / 2));
    }

    /**
     * Says whether an update is sampled.
     *
     * @param updates made before it
     * @param examples shown before it
     * @param batch its examples
     */
    boolean isDue(long updates, long examples, int batch) {
        return Math.floor(credit(updates + 1, examples + batch) + 0.5) > Math.floor(credit(updates, examples) + 0.5);
    }

    /** Returns how many samples have been set aside for. */
    private double credit(long updates, long examples) {
        return SHARE * (UPDATE * updates + examples) / (SAMPLE + 2 * half);
    }
}
