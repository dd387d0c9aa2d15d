"""Writes the arrays of this directory, as people save them; run with NumPy 1.24 or later."""
import numpy as np

n = np.arange
pixels = (n(12 * 2 * 3) % 251).astype(np.uint8).reshape(12, 2, 3)
labels = (n(12) % 3).astype(np.uint8)
# Named as Keras names them in its mnist.npz, compressed.
np.savez_compressed("keras.npz", x_train=pixels, y_train=labels, x_test=pixels[::-1][:6], y_test=labels[::-1][:6])
# Colour images, labels in a column and not from 0.
np.savez("colour.npz", images=(n(8 * 3 * 2 * 2) % 256).astype(np.uint8).reshape(8, 3, 2, 2),
         labels=np.array([[7], [9]] * 4, dtype=np.int32))
floats = (n(10 * 4) / 8 - 2).reshape(10, 4)
# Big-endian float64 inputs, and targets.
np.savez("floats.npz", x=floats.astype(">f8"), y=(n(10) / 4).astype(np.float32))
np.savez("classes.npz", X=floats.astype(np.float32), Y=(n(10) % 2 == 1))
# What is refused.
np.savez("objects.npz", x=floats, y=np.array(["a", 1] * 5, dtype=object))
np.savez("records.npz", x=np.zeros(4, dtype=[("a", "<f4"), ("b", "<i4")]), y=n(4) % 2)
np.savez("fortran.npz", x=np.asfortranarray(floats), y=n(10) % 2)
np.savez("half.npz", x=floats.astype(np.float16), y=n(10) % 2)
np.savez("lengths.npz", x=floats, y=n(9) % 2)
np.savez("last.npz", x=np.zeros((4, 8, 8, 3), np.uint8), y=n(4) % 2)
np.savez("onehot.npz", x=floats, y=np.eye(10))
np.savez("integers.npz", x=n(40).reshape(10, 4), y=n(10) % 2)
np.savez("nan.npz", x=np.where(floats == 1, np.nan, floats), y=n(10) % 2)
np.savez("names.npz", features=floats, classes=n(10) % 2)
np.savez("strings.npz", x=floats, y=np.array(["a", "b"] * 5))
np.save("single.npy", floats)
