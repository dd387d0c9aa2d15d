package dev.batchwise.schedule;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The updates of a plan in their order, from any number of examples seen. The next update's size depends on the examples
 * seen alone, so a walk that starts where another stopped goes on as that one would have.
 *
 * <p><b>The size.</b> It is the batch schedule's value, rounded to a whole number, at the middle example of the update,
 * which depends on the size. So: take the size b at the first example; look at the middle of an update of that size; if
 * the size there is larger, take it and look again; otherwise the size there is the one. Where the schedule grows this
 * gives the smallest b that is the schedule's size at its own middle; where it falls, the size after the fall. The last
 * update is cut so that exactly the budget is shown.
 */
public final class UpdateWalk implements Iterator<Update> {
    private final Schedule batchSize;
    private final Horizon horizon;
    private long seen;
    private long updates;

    /**
     * Creates a walk.
     *
     * @param batchSize in examples, within 1 and the training set on that horizon
     * @param examplesSeen where to start, 0 for the whole plan
     */
    public UpdateWalk(Schedule batchSize, Horizon horizon, long examplesSeen) {
        this.batchSize = batchSize;
        this.horizon = horizon;
        this.seen = examplesSeen;
    }

    /** Returns a batch schedule's value as a size: rounded to the nearest whole number, a half upwards. */
    static int whole(double value) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(value));
    }

    /** Returns the examples seen so far. */
    public long examplesSeen() {
        return seen;
    }

    /** Returns the updates this walk has passed. */
    public long updates() {
        return updates;
    }

    @Override
    public boolean hasNext() {
        return seen < horizon.budgetExamples();
    }

    @Override
    public Update next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + seen + " examples have been shown");
        }
        Update update = upcoming();
        pass(update, 1);
        return update;
    }

    /** Passes all updates whose middle example comes before that place, at once where the size stays the same. */
    public void skipTo(long place) {
        while (hasNext()) {
            Update update = upcoming();
            if (update.middle() >= place) {
                return;
            }
            pass(update, alike(update, place));
        }
    }

    private void pass(Update update, long times) {
        seen += times * update.batchSize();
        updates += times;
    }

    private Update upcoming() {
        int size = sizeAt((double) seen);
        int there = sizeAt(seen + size / 2.0);
        while (there > size) {
            size = there;
            there = sizeAt(seen + size / 2.0);
        }
        return new Update(seen, (int) Math.min(there, horizon.budgetExamples() - seen));
    }

    private int sizeAt(double examples) {
        return whole(batchSize.at(Math.min(examples, (double) horizon.budgetExamples()), horizon));
    }

    /** Returns how many updates of that size, this one included, have their middle before the place: at least 1. */
    private long alike(Update update, long place) {
        int size = update.batchSize();
        long end = Math.min(horizon.budgetExamples(), batchSize.constantUntil(update.middle(), horizon));
        if (end <= update.middle() || sizeAt(update.middle()) != size) {
            return 1;
        }
        long doubled = 2 * (Math.min(end, place) - seen) - size; // middle j: 2·seen + (2j + 1)·size < 2·end
        long before = Math.floorDiv(doubled + 2L * size - 1, 2L * size);
        long uncut = (horizon.budgetExamples() - seen) / size;
        return Math.max(1, Math.min(before, uncut));
    }
}
