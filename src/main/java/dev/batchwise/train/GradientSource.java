package dev.batchwise.train;

import org.bytedeco.pytorch.TensorVector;

/** Takes the gradient that an update goes along. */
@FunctionalInterface
interface GradientSource {
    /**
     * A batch's mean loss and its gradient.
     *
     * @param loss at the weights as they are; may be non-finite, and then there are no gradients
     * @param gradients one for each parameter
     */
    record Gradient(double loss, TensorVector gradients) {}

    /**
     * Returns the gradient of a batch; the open scope owns it until {@link Passes#release()}. The weights stay as they are.
     */
    Gradient of(Batch batch);
}
