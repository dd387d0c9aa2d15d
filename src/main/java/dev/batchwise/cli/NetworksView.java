package dev.batchwise.cli;

import dev.batchwise.curvature.Effort;
import dev.batchwise.study.TrialSpec;

/** The measuring of many networks side by side as a person sees it, on standard error: a line for each, and a bar on a terminal. */
final class NetworksView implements Effort, AutoCloseable {
    private final EffortView view;
    private final int networks;
    private int measured;

    /**
     * Creates the view.
     *
     * @param instrument its name
     * @param networks how many
     * @param usual gradients that each takes, about
     */
    NetworksView(Terminal terminal, String instrument, int networks, double usual) {
        this.networks = networks;
        view = new EffortView(
                terminal, instrument, instrument + " of " + networks + " trained networks", networks * usual);
    }

    @Override
    public void spent(double gradients) {
        NativeSection.pass();
        synchronized (this) {
            view.add(gradients);
        }
    }

    /** What is found of one network is told when all of it is known. */
    @Override
    public void found(String line) {}

    /** Hears that a network has been measured. */
    synchronized void measured(TrialSpec trial, String found) {
        measured++;
        view.found("[" + measured + "/" + networks + "] " + trial.arm().label() + ", B=" + trial.batchSize() + ", seed "
                + trial.seed() + ": " + found);
    }

    @Override
    public void close() {
        view.close();
    }
}
