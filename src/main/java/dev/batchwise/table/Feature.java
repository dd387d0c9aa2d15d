package dev.batchwise.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What becomes of one column: some numbers of an example's input, from an offset on. */
sealed interface Feature {
    /** Returns the name of the column. */
    String column();

    /** Returns numeric, categorical or constant. */
    String kind();

    /** Returns how many numbers a model sees of it. */
    int width();

    /** Returns what was done, in words. */
    String treatment();

    /** A column of numbers: (x − mean)/deviation over the training part, 0 for an empty cell. */
    record Numeric(String column, boolean imputed) implements Feature {
        @Override
        public String kind() {
            return "numeric";
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public String treatment() {
            return "standardized by the training mean and deviation" + (imputed ? ", missing ones at the mean" : "");
        }
    }

    /**
     * A column of categories: 1 in the place of its own, 0 in the others.
     *
     * @param dictionary of the categories
     * @param places of the categories, by their numbers
     * @param imputed whether empty cells are a category, the last one
     */
    record Categorical(String column, Dictionary dictionary, List<Integer> places, boolean imputed) implements Feature {
        @Override
        public String kind() {
            return "categorical";
        }

        /** Returns the feature of all categories in a dictionary, in sorted order, so that no order of rows matters. */
        static Categorical of(String column, Dictionary dictionary, boolean imputed) {
            List<String> texts = dictionary.texts();
            List<String> sorted = new ArrayList<>(texts);
            sorted.sort(null);
            List<Integer> places = texts.stream().map(sorted::indexOf).toList();
            return new Categorical(column, dictionary, places, imputed);
        }

        @Override
        public int width() {
            return places.size() + (imputed ? 1 : 0);
        }

        @Override
        public String treatment() {
            List<String> names = new ArrayList<>(sorted());
            if (imputed) {
                names.add("(missing)");
            }
            return "one-hot: " + Names.of(names);
        }

        private List<String> sorted() {
            return dictionary.texts().stream().sorted().toList();
        }

        /** Returns the place of a category among the numbers; −1 if it is not known. */
        int place(char[] buffer, int from, int length) {
            int number = dictionary.find(buffer, from, length);
            return number < 0 ? -1 : places.get(number);
        }
    }

    /** A column that is left out, as all its cells say the same. */
    record Constant(String column) implements Feature {
        @Override
        public String kind() {
            return "constant";
        }

        @Override
        public int width() {
            return 0;
        }

        @Override
        public String treatment() {
            return "the same in every row: left out";
        }
    }

    /** Returns where the numbers of each feature begin, and after the last one how many there are. */
    static int[] offsets(List<Feature> features) {
        int[] offsets = new int[features.size() + 1];
        IntStream.range(0, features.size())
                .forEach(f -> offsets[f + 1] = offsets[f] + features.get(f).width());
        return offsets;
    }
}
