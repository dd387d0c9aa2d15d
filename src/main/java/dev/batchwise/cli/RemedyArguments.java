package dev.batchwise.cli;

import dev.batchwise.study.RemedyOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that add remedies to plain training. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class RemedyArguments {
    @Option(
            names = "--augment",
            paramLabel = "HOW",
            arity = "0..1",
            fallbackValue = "",
            description = "Show each image changed at random, a new way each time: flip, rotate:DEGREES, shift:SHARE,"
                    + " joined by / (alone: flip/rotate:10/shift:0.2).")
    private Optional<String> augment;

    @Option(
            names = "--sam",
            paramLabel = "RHO",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Sharpness-aware minimization: the gradient at the worst point within RHO of the weights (alone:"
                            + " 0.05). Twice the time.")
    private Optional<String> sam;

    @Option(
            names = "--asam",
            paramLabel = "RHO",
            arity = "0..1",
            fallbackValue = "",
            description = "The same with each weight measured by its own size (alone: 0.5).")
    private Optional<String> asam;

    @Option(
            names = "--robust",
            paramLabel = "EPS/STEPS",
            arity = "0..1",
            fallbackValue = "",
            description = "The same with several steps of ascent (alone: 0.05/5).")
    private Optional<String> robust;

    @Option(
            names = "--adversarial",
            paramLabel = "EPS",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Half the loss at inputs moved by EPS, a share of the range of pixels, to where it grows (alone:"
                            + " 0.1).")
    private Optional<String> adversarial;

    @Option(
            names = "--gradient-noise",
            paramLabel = "SIGMA",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Weight each example's loss by a random number of mean 1 and deviation SIGMA: the noise of a batch"
                            + " about 1 + SIGMA^2 times smaller (alone: 1).")
    private Optional<String> gradientNoise;

    @Option(
            names = "--conservative",
            paramLabel = "LAMBDA/STEPS",
            arity = "0..1",
            fallbackValue = "",
            description = "Several steps on each batch, held near its start with weight LAMBDA (alone: 0.001/3).")
    private Optional<String> conservative;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Start from the weights of this checkpoint instead of new ones.")
    private Optional<String> from;

    /** Returns what was typed. */
    RemedyOptions options() {
        Map<String, Optional<String>> typed = new LinkedHashMap<>();
        typed.put("from", from);
        typed.put("augment", augment);
        typed.put("adversarial", adversarial);
        typed.put("noise", gradientNoise);
        typed.put("sam", sam);
        typed.put("asam", asam);
        typed.put("robust", robust);
        typed.put("conservative", conservative);
        return new RemedyOptions(typed.entrySet().stream()
                .flatMap(entry -> entry.getValue().map(value -> entry.getKey() + "=" + value).stream())
                .toList());
    }
}
