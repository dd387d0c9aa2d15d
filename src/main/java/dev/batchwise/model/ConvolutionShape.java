package dev.batchwise.model;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;

/**
 * What a square convolution looks like.
 *
 * @param in channels that go in
 * @param out channels that come out
 * @param side of the kernel
 * @param stride along rows and columns
 * @param padding zeros on each side
 * @param groups of channels that do not see one another
 * @param biased whether each output channel has a bias
 */
record ConvolutionShape(long in, long out, long side, long stride, long padding, long groups, boolean biased) {
    /** Returns a convolution that keeps rows and columns: stride 1, padding ⌊side/2⌋, biases. */
    static ConvolutionShape same(long in, long out, long side) {
        return new ConvolutionShape(in, out, side, 1, side / 2, 1, true);
    }

    ConvolutionShape strided(long steps) {
        return new ConvolutionShape(in, out, side, steps, padding, groups, biased);
    }

    ConvolutionShape unpadded() {
        return new ConvolutionShape(in, out, side, stride, 0, groups, biased);
    }

    ConvolutionShape grouped(long number) {
        return new ConvolutionShape(in, out, side, stride, padding, number, biased);
    }

    /** Returns the same without biases, which a batch norm behind it would take out again. */
    ConvolutionShape unbiased() {
        return new ConvolutionShape(in, out, side, stride, padding, groups, false);
    }

    /** Returns a new layer with libtorch's default initialization. */
    Conv2dImpl layer() {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(side, side));
        options.stride().put(0, stride).put(1, stride);
        options.padding().put(new LongPointer(padding, padding));
        options.groups().put(groups);
        options.bias().put(biased);
        return new Conv2dImpl(options);
    }
}
