package dev.batchwise.study;

/**
 * What training a network asks of the hardware, counted and not measured: the multiplications and additions of its dense and
 * convolutional layers, and the numbers that its layers hand on. An order of magnitude for traffic, close for arithmetic.
 *
 * @param weights number of them, biases included
 * @param activations numbers that one example's layers write in the forward pass: inputs, and outputs of dense, convolutional,
 *     normalizing and pooling layers; what is computed in place is not counted again
 * @param forwardFlops floating-point operations of one example's forward pass: 2 for each weight and position
 * @param trainingFlops of one example's forward and backward pass: each layer's again for its weights' gradient, and again for
 *     its inputs' where those have one
 */
public record NetworkWork(long weights, long activations, double forwardFlops, double trainingFlops) {
    private static final int FLOAT_BYTES = 4;

    /** Forward, backward, gradient written, gradient read by the update rule, weight read and written. */
    private static final int PASSES_OVER_WEIGHTS = 6;

    /** Written, read by the next layer and again backward; their gradients written and read. */
    private static final int PASSES_OVER_ACTIVATIONS = 5;

    /** Returns the floating-point operations of one update with that many examples, those of the update rule left out. */
    public double updateFlops(int batchSize) {
        return trainingFlops * batchSize;
    }

    /**
     * Returns the bytes that one update reads and writes at least, wherever they are: caches may serve many of them. 4·(6 + 2s)
     * for each weight, 4·5 for each activation.
     *
     * @param statesPerWeight s, numbers that the update rule keeps for each weight
     */
    public double updateBytes(int batchSize, int statesPerWeight) {
        double ofWeights = (PASSES_OVER_WEIGHTS + 2.0 * statesPerWeight) * weights;
        return FLOAT_BYTES * (ofWeights + (double) PASSES_OVER_ACTIVATIONS * activations * batchSize);
    }

    /** Returns the bytes that a pass of that many examples holds at least: its activations. */
    public double passBytes(int examples) {
        return (double) FLOAT_BYTES * activations * examples;
    }
}
