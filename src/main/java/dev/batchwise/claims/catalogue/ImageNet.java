package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Shapes;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;

/** The images that networks of the literature were trained on, which everybody has to get for themselves. */
final class ImageNet {
    /** Where they are looked for. */
    static final String IMAGES = "images:imagenet";

    private ImageNet() {}

    /**
     * Returns the shape of any data.
     *
     * @throws UsageException if they are not there; of these images it says where they are from
     */
    static DataShape orAny(DataSpec data, Shapes shapes) {
        try {
            return shapes.of(data);
        } catch (UsageException e) {
            if (!data.name().equals(IMAGES)) {
                throw e;
            }
            throw new UsageException(IMAGES + " is not to be read (" + String.join("; ", e.problems())
                    + "); put ILSVRC 2012 of image-net.org, cut to 128 by 128 pixels, into imagenet/train and imagenet/test, a"
                    + " directory for each class");
        }
    }
}
