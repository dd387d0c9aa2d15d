package dev.batchwise.cli;

import dev.batchwise.claims.Scale;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** At which scale claims are meant, and so where they are kept. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsArguments {
    @Option(
            names = "--scale",
            paramLabel = "NAME",
            defaultValue = "desk",
            description =
                    "smoke (seconds, shows that it runs), desk (minutes on two cores, real data) or paper (the original"
                            + " network, data and budget) (default: ${DEFAULT-VALUE}).")
    private Scale scale;

    Scale scale() {
        return scale;
    }

    /** Returns the directory: as it was given, or the one of the scale. */
    Path directory(Optional<Path> given) {
        return given.orElseGet(() -> directory(scale));
    }

    /** Returns the directory of a scale. */
    static Path directory(Scale scale) {
        return Path.of("studies", "claims-" + scale.label());
    }
}
