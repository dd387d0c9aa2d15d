package dev.batchwise.box;

/**
 * The places along a projected path at which variables reach their bounds, nearest first. A heap, because most of them are
 * never asked for: n steps to build, log n for each one taken.
 */
final class Breakpoints {
    private final double[] times;
    private final int[] heap;
    private int size;

    /**
     * Creates the heap of all finite positive times.
     *
     * @param times one a variable; shared, not to be changed
     */
    Breakpoints(double[] times) {
        this.times = times;
        heap = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            if (times[i] > 0 && times[i] < Double.POSITIVE_INFINITY) {
                heap[size++] = i;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the nearest time that is left. */
    double nearest() {
        return times[heap[0]];
    }

    /** Takes the variable of the nearest time. */
    int take() {
        int variable = heap[0];
        heap[0] = heap[--size];
        sink(0);
        return variable;
    }

    private void sink(int from) {
        int moved = heap[from];
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && times[heap[child + 1]] < times[heap[child]]) {
                child++;
            }
            if (times[heap[child]] >= times[moved]) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = moved;
    }
}
