package dev.batchwise.fetch;

import dev.batchwise.study.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The directory that holds fetched data sets, each in a folder of its name. A set is there when all its files are, under their
 * names and with their sizes; files of the user's count like fetched ones.
 */
public final class DataHome {
    /** Variable of the environment that names the directory. */
    public static final String VARIABLE = "BATCHWISE_DATA";

    private final Path directory;
    private final String option;

    private DataHome(Path directory, String option) {
        this.directory = directory;
        this.option = option;
    }

    /** Returns the home that the user named, as {@code --data-dir} does. */
    public static DataHome at(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new DataHome(absolute, " --data-dir " + quoted(absolute.toString()));
    }

    /**
     * Returns the usual home: {@code BATCHWISE_DATA}, else {@code batchwise} in the platform's cache directory.
     *
     * @throws UsageException if the variable names no path
     */
    public static DataHome ofEnvironment() {
        return of(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "."));
    }

    /**
     * Returns the usual home of some environment.
     *
     * @param environment variables
     * @param system name of the operating system, as {@code os.name} has it
     * @param userHome the user's own directory
     */
    static DataHome of(Map<String, String> environment, String system, String userHome) {
        String named = environment.getOrDefault(VARIABLE, "");
        Path directory = named.isBlank() ? cache(environment, system, userHome) : path(named);
        return new DataHome(directory.toAbsolutePath().normalize(), "");
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new UsageException(VARIABLE + " '" + named + "' is not a path (" + e.getReason()
                    + "); name a directory, or give one with --data-dir");
        }
    }

    private static Path cache(Map<String, String> environment, String system, String userHome) {
        if (system.startsWith("Mac")) {
            return Path.of(userHome, "Library", "Caches", "batchwise");
        } else if (system.startsWith("Windows")) {
            return directory(environment, "LOCALAPPDATA")
                    .orElse(Path.of(userHome, "AppData", "Local"))
                    .resolve("batchwise");
        }
        // The XDG base directory specification has relative ones ignored.
        return directory(environment, "XDG_CACHE_HOME")
                .filter(Path::isAbsolute)
                .orElse(Path.of(userHome, ".cache"))
                .resolve("batchwise");
    }

    private static Optional<Path> directory(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:+@%=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the directory, absolute; it need not exist. */
    public Path directory() {
        return directory;
    }

    /** Returns the folder of a set, whether or not the set is there. */
    public Path folder(PublishedSet set) {
        return directory.resolve(set.name());
    }

    /** Returns whether a set is there. */
    public boolean holds(PublishedSet set) {
        return set.missingIn(folder(set)).isEmpty();
    }

    /**
     * Returns the folder of a set that is there.
     *
     * @throws UsageException if it is not: which files to put where, and the command that fetches them
     */
    public Path require(PublishedSet set) {
        if (!holds(set)) {
            throw new UsageException(new Absence(this, set).problems());
        }
        return folder(set);
    }

    /** Returns the command that fetches a set to here. */
    String command(PublishedSet set) {
        return "batchwise data fetch " + set.name() + option;
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
