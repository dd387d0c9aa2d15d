package dev.batchwise.torch;

import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.rand;

import dev.batchwise.study.HardwareSpeed;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The ceilings of one core, measured with libtorch's own products and copies. */
public final class MachineSpeed {
    private static final long SIDE = 1024;
    private static final long COPIED_FLOATS = 64L << 20; // 256 MiB: far beyond the caches
    private static final int LEAST_RUNS = 3;

    private MachineSpeed() {}

    /**
     * Measures both, best of as many runs as fit. Takes 512 MiB of memory for that time.
     *
     * @param seconds to spend, half on each
     */
    public static HardwareSpeed measure(double seconds) {
        return new HardwareSpeed(matmulGflops(seconds / 2), copyGBs(seconds / 2));
    }

    private static double matmulGflops(double seconds) {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = rand(SIDE, SIDE);
            Tensor b = rand(SIDE, SIDE);
            Tensor c = empty(SIDE, SIDE);
            return 2e-9 * SIDE * SIDE * SIDE / fastest(seconds, () -> mm_out(c, a, b));
        }
    }

    private static double copyGBs(double seconds) {
        try (PointerScope scope = new PointerScope()) {
            Tensor from = ones(COPIED_FLOATS);
            Tensor to = ones(COPIED_FLOATS); // written, so that every page of it is there
            return 1e-9 * (from.nbytes() + to.nbytes()) / fastest(seconds, () -> to.copy_(from));
        }
    }

    /** Returns the seconds of the fastest run, after one that warms up. */
    private static double fastest(double seconds, Runnable work) {
        work.run();
        double best = Double.POSITIVE_INFINITY;
        long start = System.nanoTime();
        for (int i = 0; i < LEAST_RUNS || (System.nanoTime() - start) / 1e9 < seconds; i++) {
            long before = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - before) / 1e9);
        }
        return best;
    }
}
