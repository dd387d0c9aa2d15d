package dev.batchwise.torch;

import static org.bytedeco.pytorch.global.torch.globalContext;
import static org.bytedeco.pytorch.global.torch.set_num_interop_threads;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.concurrent.atomic.AtomicBoolean;

/** libtorch in this process: loaded once, with one thread. */
public final class TorchRuntime {
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private TorchRuntime() {}

    /**
     * Loads libtorch and holds it to one intra-op thread, so that sums are taken in one order and trials side by side do
     * not spin one another to a halt. Later calls do nothing.
     */
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            set_num_threads(1);
            set_num_interop_threads(1);
            // It would serve only batches below 16, on some hardware, and on all other warn of its absence again and
            // again.
            globalContext().setUserEnabledNNPACK(false);
        }
    }
}
