package dev.batchwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this program was built from. */
final class Build implements IVersionProvider {
    private final Properties facts = new Properties();

    Build() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the build");
            }
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read build.properties", e);
        }
    }

    String version() {
        return facts.getProperty("version", "unknown");
    }

    String commit() {
        return facts.getProperty("commit", "unknown");
    }

    String libtorch() {
        return facts.getProperty("libtorch", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"batchwise " + version() + " (commit " + commit() + ", libtorch " + libtorch() + ")"};
    }
}
