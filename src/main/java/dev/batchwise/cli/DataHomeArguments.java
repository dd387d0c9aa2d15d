package dev.batchwise.cli;

import dev.batchwise.fetch.DataHome;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where fetched data sets lie. */
final class DataHomeArguments {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory of fetched data sets, each in a folder of its name (default: BATCHWISE_DATA, else"
                    + " batchwise in the cache directory).")
    private @Nullable Path directory;

    DataHome home() {
        return directory == null ? DataHome.ofEnvironment() : DataHome.at(directory);
    }
}
