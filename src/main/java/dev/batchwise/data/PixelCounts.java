package dev.batchwise.data;

import java.util.Optional;

/** How often each pixel value occurs: enough for exact moments without keeping an image. */
final class PixelCounts implements Rows {
    private final long[] counts = new long[256];

    @Override
    public void take(int index, byte[] pixels) {
        for (byte pixel : pixels) {
            counts[Byte.toUnsignedInt(pixel)]++;
        }
    }

    /**
     * Returns the normalization that gives these pixels mean 0 and standard deviation 1; empty if they are all of one
     * value (or none), whose deviation is 0. Two passes over the counts in float64.
     */
    Optional<Normalization> normalization() {
        double n = 0;
        double sum = 0;
        for (int v = 0; v < counts.length; v++) {
            n += counts[v];
            sum += (double) v * counts[v];
        }
        double mean = sum / n;
        double squares = 0;
        for (int v = 0; v < counts.length; v++) {
            squares += counts[v] * (v - mean) * (v - mean);
        }
        double std = Math.sqrt(squares / n);
        return std > 0 ? Optional.of(new Normalization(mean / 255, std / 255)) : Optional.empty();
    }
}
