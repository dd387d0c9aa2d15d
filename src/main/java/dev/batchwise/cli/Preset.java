package dev.batchwise.cli;

/**
 * What `compare` does where nothing else is said.
 *
 * @param model network
 * @param examples budget
 * @param batchSizes compared
 * @param seeds replicates
 * @param gridSize rates a search starts with
 */
record Preset(String model, String examples, String batchSizes, String seeds, String gridSize) {
    /** Ends within four minutes on two cores. */
    static final Preset STANDARD = new Preset("mlp:128", "90k", "4,16,64,256,1024,4096", "3", "6");

    /** To a target: sizes that all reach a usual one within the usual cap, in about three minutes on one core. */
    static final Preset TARGET = new Preset("mlp:128", "90k", "8,32,128,512,2048", "3", "6");

    /** Ends within a minute on two cores: a first look, too short to advise on much. */
    static final Preset QUICK = new Preset("mlp:64", "30k", "16,128,1024", "2", "4");
}
