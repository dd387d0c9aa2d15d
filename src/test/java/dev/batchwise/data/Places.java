package dev.batchwise.data;

/** How often each place of an epoch went to each example. */
final class Places {
    private Places() {}

    /**
     * Returns how far, over so many epochs, the n² counts are at most from what places equally likely to go to each
     * example give: epochs/n, in standard deviations of the binomial distribution.
     */
    static double largestDeviation(EpochOrder order, int epochs) {
        int n = order.examples();
        int[][] counts = new int[n][n];
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] examples = order.epoch(77, epoch);
            for (int place = 0; place < n; place++) {
                counts[place][examples[place]]++;
            }
        }
        double expected = (double) epochs / n;
        double largest = 0;
        for (int[] row : counts) {
            for (int count : row) {
                largest = Math.max(largest, Math.abs(count - expected));
            }
        }
        return largest / Math.sqrt(expected * (1 - 1.0 / n));
    }
}
