package dev.batchwise.cli;

import dev.batchwise.study.DataOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which data, the same wherever data are used. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class DataArguments {
    private static final String USUAL = "mnist";

    @Option(
            names = "--data",
            paramLabel = "NAME",
            description = "Data set: mnist, fashion-mnist, cifar10, csv:FILE, images:DIR, ... (default: " + USUAL
                    + "; `data list` tells all).")
    private Optional<String> data;

    @Mixin
    private ReadingArguments reading;

    /** Returns what was typed. */
    DataOptions options() {
        return reading.options(data.orElse(USUAL));
    }

    /** Returns the name that was typed. */
    Optional<String> name() {
        return data;
    }

    /** Returns the names of the options that were typed, without {@code --data}. */
    List<String> givenReading() {
        return reading.given();
    }

    /** Returns the names of all the options that were typed. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        data.ifPresent(name -> given.add("--data"));
        given.addAll(reading.given());
        return given;
    }
}
