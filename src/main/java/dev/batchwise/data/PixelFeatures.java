package dev.batchwise.data;

/** The pixels of a split. */
final class PixelFeatures implements Features {
    private final Part part;
    private final byte[] image;

    PixelFeatures(Part part) {
        this.part = part;
        this.image = new byte[part.shape().stream().skip(1).reduce(1, (a, b) -> a * b)];
    }

    @Override
    public int examples() {
        return part.examples();
    }

    @Override
    public int dimensions() {
        return image.length;
    }

    @Override
    public void copy(int example, float[] into) {
        part.copyPixels(example, image);
        for (int i = 0; i < image.length; i++) {
            into[i] = image[i] & 0xff;
        }
    }
}
