package dev.batchwise.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Batch sizes as people list them: {@code 32,64,5k}. */
public final class BatchSizes {
    private BatchSizes() {}

    /**
     * Returns the sizes of {@code --batch-sizes}, ascending; what is wrong with single ones is noted and they are left out.
     *
     * @param list comma-separated
     * @param data name of the data set, for messages
     * @param trainExamples the largest size that can be trained with
     */
    public static List<Integer> parse(OptionTexts texts, String list, String data, int trainExamples) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();
        for (String text : list.split(",", -1)) {
            OptionalLong size = Counts.parse(text, trainExamples);
            if (size.isEmpty() || !text.strip().matches("[0-9kKmM.]+")) {
                texts.problems()
                        .add("batch size '" + text.strip() + "' in --batch-sizes is not a positive integer; give"
                                + " integers of at least 1, e.g. 32,64,128");
            } else if (size.getAsLong() < 1) {
                texts.problems()
                        .add("batch size " + text.strip() + " in --batch-sizes is not positive; give integers of"
                                + " at least 1, e.g. 32,64,128");
            } else if (size.getAsLong() > trainExamples) {
                texts.problems()
                        .add("batch size " + text.strip() + " in --batch-sizes is above the " + trainExamples
                                + " training examples of " + data + "; give sizes of at most " + trainExamples);
            } else if (!seen.add((int) size.getAsLong())) {
                texts.problems()
                        .add("batch size " + text.strip()
                                + " in --batch-sizes is given twice; give each size once, e.g. 32,64,128");
            } else {
                sizes.add((int) size.getAsLong());
            }
        }
        return sizes.stream().sorted().toList();
    }
}
