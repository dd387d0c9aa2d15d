package dev.batchwise.train;

import dev.batchwise.data.StreamDraws;
import dev.batchwise.study.Remedy;
import org.bytedeco.pytorch.Tensor;

/**
 * How much each example counts in the loss of an update where its gradient is made noisier: z_i from N(1, σ²), which follows from
 * the seed and the example's position in the stream, so that neither the cuts of a batch nor an interruption change it.
 */
final class ExampleWeights {
    private final double sigma;
    private final StreamDraws draws;

    /**
     * Creates the weights of a trial.
     *
     * @param seed of the trial
     */
    ExampleWeights(Remedy.GradientNoise how, long seed) {
        sigma = how.sigma();
        draws = new StreamDraws(seed);
    }

    /** Returns the weights of the examples of a batch or pass, float32 [count]; the open scope owns them. */
    Tensor of(Batch batch) {
        double[] normal = draws.normal(batch.position(), (int) batch.count());
        float[] weights = new float[normal.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (1 + sigma * normal[i]);
        }
        return Tensor.create(weights);
    }
}
