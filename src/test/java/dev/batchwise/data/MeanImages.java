package dev.batchwise.data;

/** The mean images of batches of 256. */
final class MeanImages {
    private static final int BATCH_SIZE = 256;
    private static final int EPOCHS = 6;

    private MeanImages() {}

    /** Returns the mean squared distance of a batch's mean image from that of the whole part, over six epochs. */
    static double variance(Part part, EpochOrder order) {
        int n = part.examples();
        double[] mean = mean(part, order.epoch(1, 0), 0, n);
        double sum = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] examples = order.epoch(1, epoch);
            for (int from = 0; from + BATCH_SIZE <= n; from += BATCH_SIZE) {
                double[] batch = mean(part, examples, from, from + BATCH_SIZE);
                for (int j = 0; j < batch.length; j++) {
                    sum += (batch[j] - mean[j]) * (batch[j] - mean[j]);
                }
            }
        }
        int batches = EPOCHS * (n / BATCH_SIZE);
        return sum / batches;
    }

    private static double[] mean(Part part, int[] examples, int from, int to) {
        float[] image = new float[part.shape().get(2) * part.shape().get(3)];
        double[] mean = new double[image.length];
        for (int i = from; i < to; i++) {
            part.copyValues(examples[i], image);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += (double) image[j] / (to - from);
            }
        }
        return mean;
    }
}
