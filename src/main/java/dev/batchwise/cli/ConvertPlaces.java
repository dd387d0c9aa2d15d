package dev.batchwise.cli;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code schedule convert} that say nothing where they stand.
 *
 * @param typed the command line
 * @param proof what is to be proved
 * @param optimizers named
 * @param data to train on, if any was given
 */
record ConvertPlaces(ParseResult typed, ProofArguments proof, OptimizerList optimizers, Optional<DataSpec> data) {
    private static final List<String> OF_PROVE = List.of(
            "--seeds",
            "--margin",
            "--curve-margin",
            "--confidence",
            "--adam-rate",
            "--study",
            "--workers",
            "--checkpoint-seconds");
    private static final List<String> OF_MODEL =
            List.of("--composition", "--embedding", "--micro-batch", "--memory-limit", "--ghost-batch");
    private static final String ALONE = "a conversion alone";

    /** Notes them. */
    void check(OptionTexts texts) {
        if (proof.isAsked()) {
            misplaced(texts, "--examples-per-epoch", "--prove", "give the data to train on, e.g. --data mnist");
            return;
        }
        OF_PROVE.forEach(option -> misplaced(texts, option, ALONE, "add --prove, or leave it out"));
        if (proof.model().isEmpty()) {
            OF_MODEL.forEach(option -> misplaced(texts, option, ALONE, "give --data and --model too"));
        }
        if (optimizers.isSeveral()) {
            misplaced(texts, "--optimizer", ALONE, "name one, or add --prove");
        }
        if (data.isEmpty()) {
            misplaced(texts, "--model", "--examples-per-epoch", "give --data to measure memory on it");
        }
    }

    private void misplaced(OptionTexts texts, String option, String place, String advice) {
        if (typed.hasMatchedOption(option)) {
            String value = String.join(",", typed.matchedOption(option).originalStringValues());
            texts.misplaced(option, Optional.of(value), place, advice);
        }
    }
}
