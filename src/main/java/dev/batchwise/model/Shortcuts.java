package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.constant_pad_nd;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** The way around a residual block that makes images smaller. */
final class Shortcuts {
    private Shortcuts() {}

    /**
     * Returns the places at which a 1×1 convolution of that stride looks. The convolution itself is then one of stride 1: the
     * strided one's gradient ends the process in libtorch 2.10 where few places are left of a wide layer.
     *
     * @param h [batch, channels, r, k]
     * @return [batch, channels, ⌈r/stride⌉, ⌈k/stride⌉]
     */
    static Tensor thinned(Tensor h, long stride) {
        LongOptional all = new LongOptional();
        return stride == 1 ? h : h.slice(2, all, all, stride).slice(3, all, all, stride);
    }

    /**
     * Needs no weights (He et al. 2016, section 3.3, option A): returns h as it is where the block keeps its shape; every second row and column with channels of zeros behind where it
     * does not.
     *
     * @param h [batch, in, r, k]
     * @param channels that come out of the block, in or more
     * @return [batch, channels, r, k] or [batch, channels, ⌈r/2⌉, ⌈k/2⌉]
     */
    static Tensor padded(Tensor h, long channels) {
        long missing = channels - h.size(1);
        if (missing == 0) {
            return h;
        }
        return constant_pad_nd(thinned(h, 2), 0, 0, 0, 0, 0, missing); // [batch, channels, r/2, k/2]
    }
}
