package dev.batchwise.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Instruments that hold data, each opened when it is first asked for and kept until the end. Called from several threads. */
final class OpenedInstruments implements AutoCloseable {
    private final Map<Object, AutoCloseable> opened = new LinkedHashMap<>();

    /**
     * Returns the instrument of a key.
     *
     * @param key what it is opened with
     */
    synchronized <T extends AutoCloseable> T get(Object key, Class<T> type, Supplier<T> open) {
        AutoCloseable present = opened.get(key);
        if (present == null) {
            present = open.get();
            opened.put(key, present);
        }
        return type.cast(present);
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(OpenedInstruments::close);
    }

    private static void close(AutoCloseable instrument) {
        try {
            instrument.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
