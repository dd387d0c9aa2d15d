package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.affine_grid_generator;
import static org.bytedeco.pytorch.global.torch.grid_sampler;

import dev.batchwise.data.StreamDraws;
import dev.batchwise.study.Remedy;
import org.bytedeco.pytorch.Tensor;

/**
 * Changes images at random: each is read through an affine map of its own, with bilinear interpolation, and what lies beyond an
 * edge repeats the edge. The map follows from the seed and the image's position in the stream of examples, so that it is
 * the same whatever the batch size. Costs two numbers and four reads a pixel.
 */
final class Augmenter {
    private static final int MAP = 6; // numbers of an affine map
    private static final int BILINEAR = 0;
    private static final int BORDER = 1;

    private final Remedy.Augmentation how;
    private final StreamDraws draws;

    Augmenter(Remedy.Augmentation how, long seed) {
        this.how = how;
        draws = new StreamDraws(seed);
    }

    /**
     * Returns the changed images, of the same shape; the open scope owns them.
     *
     * @param images float32 [count, channels, rows, columns]
     * @param position of the first in the stream of examples
     */
    Tensor apply(Tensor images, long position) {
        int count = (int) images.size(0);
        double aspect = (double) images.size(2) / images.size(3); // rows a column
        float[] maps = new float[count * MAP];
        for (int i = 0; i < count; i++) {
            map(draws.uniform(position + i, 4), aspect, maps, i * MAP);
        }
        Tensor theta = Tensor.create(maps).reshape(count, 2, 3);
        long[] shape = images.sizes().vec().get();
        Tensor grid = affine_grid_generator(theta, shape, false); // [count, rows, columns, 2], each in -1..1
        return grid_sampler(images, grid, BILINEAR, BORDER, false);
    }

    /** Fills in the map from a place in the new image to that in the old: turned about the centre, mirrored, then moved. */
    private void map(double[] uniform, double aspect, float[] maps, int at) {
        double side = uniform[0] < how.flip() ? -1 : 1;
        double angle = Math.toRadians(how.degrees() * (2 * uniform[1] - 1));
        maps[at] = (float) (side * Math.cos(angle));
        maps[at + 1] = (float) (-side * Math.sin(angle) * aspect);
        maps[at + 2] = (float) (2 * how.shift() * (2 * uniform[2] - 1)); // a side is 2 long
        maps[at + 3] = (float) (Math.sin(angle) / aspect);
        maps[at + 4] = (float) Math.cos(angle);
        maps[at + 5] = (float) (2 * how.shift() * (2 * uniform[3] - 1));
    }
}
