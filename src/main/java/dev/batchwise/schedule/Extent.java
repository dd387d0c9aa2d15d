package dev.batchwise.schedule;

/** A number of examples as it was written: a count, epochs, or the whole budget. */
public sealed interface Extent {
    /** Returns the number of examples, rounded to a whole one. */
    long examples(Horizon horizon);

    /** Says whether this is no example at all, on any horizon. */
    default boolean isZero() {
        return equals(new Count(0)) || equals(new Epochs(0));
    }

    /** Says whether this is known not to lie after another; a count and epochs compare only on a horizon. */
    default boolean isNotAfter(Extent before) {
        if (this instanceof Count here && before instanceof Count there) {
            return here.count() <= there.count();
        }
        if (this instanceof Epochs here && before instanceof Epochs there) {
            return here.epochs() <= there.epochs();
        }
        return isZero();
    }

    /** Returns the normal form, e.g. {@code 300K} or {@code 60ep}. */
    String text();

    /**
     * A plain count.
     *
     * @param count examples
     */
    record Count(long count) implements Extent {
        @Override
        public long examples(Horizon horizon) {
            return count;
        }

        @Override
        public String text() {
            return Numerals.count(count);
        }
    }

    /**
     * Passes through the training set.
     *
     * @param epochs need not be whole
     */
    record Epochs(double epochs) implements Extent {
        @Override
        public long examples(Horizon horizon) {
            return Math.round(epochs * horizon.examplesPerEpoch());
        }

        @Override
        public String text() {
            return Numerals.plain(epochs) + "ep";
        }
    }

    /** The whole budget: what {@code over} means when it is not written. */
    record Budget() implements Extent {
        @Override
        public long examples(Horizon horizon) {
            return horizon.budgetExamples();
        }

        @Override
        public String text() {
            return "the budget";
        }
    }
}
