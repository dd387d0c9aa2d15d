package dev.batchwise.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where data sets are kept on a platform, for want of another place. */
final class DataCache {
    private DataCache() {}

    /**
     * Returns the directory: {@code batchwise} in the user's cache, as the platform has it (XDG base directories, macOS's
     * Library/Caches, Windows's local application data).
     *
     * @param environment variables of the process
     */
    static Path directory(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String home = System.getProperty("user.home", "");
        if (system.startsWith("windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home), "batchwise");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "batchwise");
        }
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        return given.isBlank() ? Path.of(home, ".cache", "batchwise") : Path.of(given, "batchwise");
    }
}
