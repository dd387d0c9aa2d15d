package dev.batchwise.train;

import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/** Data that stay in memory from trial to trial: the few sets used last. The memory of one that is let go of is freed at once. */
final class LoadedData implements AutoCloseable {
    /** Trials of several studies take turns; to hold more than these at once would cost memory and win little. */
    private static final int MOST = 3;

    /** The one used last is first. */
    private final Deque<Loaded> loaded = new ArrayDeque<>();

    private record Loaded(DataSpec spec, TensorData data, PointerScope scope) {}

    /**
     * Returns data, read if they are not held. They are valid until other data are asked for.
     *
     * @throws dev.batchwise.study.UsageException if they are not in order
     */
    TensorData of(DataSpec spec) {
        Optional<Loaded> held =
                loaded.stream().filter(l -> l.spec().equals(spec)).findFirst();
        held.ifPresent(loaded::remove);
        Loaded present = held.orElseGet(() -> read(spec));
        loaded.addFirst(present);
        return present.data();
    }

    private Loaded read(DataSpec spec) {
        while (loaded.size() >= MOST) {
            loaded.removeLast().scope().close();
        }
        PointerScope scope = new PointerScope();
        try {
            return new Loaded(spec, TensorData.of(DataSets.open(spec)), scope);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** Frees all of it. */
    @Override
    public void close() {
        loaded.forEach(l -> l.scope().close());
        loaded.clear();
    }
}
