package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * An image file, decoded. Transparency says nothing; of several frames the first counts; 16 bits a sample become 8.
 *
 * @param file it was read from
 * @param image decoded
 */
record ImageFile(Path file, BufferedImage image) {
    private static final long MOST_PIXELS = 1 << 24; // 4096 × 4096; keeps a damaged header from filling the memory

    /**
     * Decodes a file.
     *
     * @throws UsageException if it is no whole image
     */
    static ImageFile read(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers =
                    in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw corrupt(file, "its content is of no kind that is read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new ImageFile(file, decoded(file, reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw corrupt(file, String.valueOf(e.getMessage()));
        }
    }

    private static BufferedImage decoded(Path file, ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT));
        reader.addIIOReadWarningListener(listener);
        BufferedImage image;
        try {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw corrupt(file, "its header announces " + pixels + " pixels, more than " + MOST_PIXELS);
            }
            image = reader.read(0);
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException e) {
            throw corrupt(file, e.toString()); // what decoders throw at content they did not expect
        }
        if (warnings.stream().anyMatch(warning -> warning.contains("premature") || warning.contains("truncated"))) {
            throw corrupt(file, "it ends too early");
        }
        return image;
    }

    private static UsageException corrupt(Path file, String reason) {
        return new UsageException(file + " is no whole image (" + reason + "); replace it, or put it elsewhere");
    }

    int rows() {
        return image.getHeight();
    }

    int columns() {
        return image.getWidth();
    }

    /** Returns the size, rows first: {@code 28x28}. */
    String size() {
        return rows() + "x" + columns();
    }

    /** Returns whether samples are grey as they are stored: conversion to sRGB would change them. */
    private boolean hasGreySamples() {
        return image.getRaster().getNumBands() < 3 && !(image.getColorModel() instanceof IndexColorModel);
    }

    /** Returns whether no pixel has a colour. */
    boolean isGrey() {
        if (hasGreySamples()) {
            return true;
        }
        for (int rgb : rgb()) {
            int green = (rgb >> 8) & 0xff;
            if (((rgb >> 16) & 0xff) != green || (rgb & 0xff) != green) {
                return false;
            }
        }
        return true;
    }

    private int[] rgb() {
        return image.getRGB(0, 0, columns(), rows(), null, 0, columns());
    }

    /**
     * Returns the pixels.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @return unsigned bytes of shape [channels, rows, columns]
     */
    byte[] pixels(int channels) {
        int size = rows() * columns();
        byte[] pixels = new byte[channels * size];
        if (hasGreySamples()) {
            Raster raster = image.getRaster();
            int down = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
            for (int i = 0; i < size; i++) {
                int sample = raster.getSample(i % columns(), i / columns(), 0) >> down;
                for (int c = 0; c < channels; c++) {
                    pixels[c * size + i] = (byte) sample;
                }
            }
            return pixels;
        }
        int[] rgb = rgb();
        for (int i = 0; i < size; i++) {
            for (int c = 0; c < channels; c++) {
                pixels[c * size + i] = (byte) (rgb[i] >> (8 * (2 - c)));
            }
        }
        return pixels;
    }
}
