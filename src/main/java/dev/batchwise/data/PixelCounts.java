package dev.batchwise.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How often each pixel value occurs in each channel: enough for exact moments without keeping an image. */
final class PixelCounts implements Rows {
    private final long[][] counts; // [channel][pixel]

    /** Counts images whose channels follow one another. */
    PixelCounts(int channels) {
        this.counts = new long[channels][256];
    }

    @Override
    public void take(int index, byte[] pixels) {
        int perChannel = pixels.length / counts.length;
        for (int c = 0; c < counts.length; c++) {
            long[] channel = counts[c];
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                channel[Byte.toUnsignedInt(pixels[i])]++;
            }
        }
    }

    /**
     * Returns the normalization that gives each channel mean 0 and standard deviation 1; empty if the pixels of a channel
     * are all of one value (or none), whose deviation is 0. Two passes over the counts in float64.
     */
    Optional<Normalization> normalization() {
        List<Normalization.Channel> channels = new ArrayList<>();
        for (long[] channel : counts) {
            double n = 0;
            double sum = 0;
            for (int v = 0; v < channel.length; v++) {
                n += channel[v];
                sum += (double) v * channel[v];
            }
            double mean = sum / n;
            double std = Math.sqrt(squares(channel, mean) / n);
            if (!(std > 0)) {
                return Optional.empty();
            }
            channels.add(new Normalization.Channel(mean / 255, std / 255));
        }
        return Optional.of(new Normalization(channels));
    }

    private static double squares(long[] channel, double mean) {
        double squares = 0;
        for (int v = 0; v < channel.length; v++) {
            squares += channel[v] * (v - mean) * (v - mean);
        }
        return squares;
    }
}
