package dev.batchwise.cli;

import dev.batchwise.fetch.DataHome;
import dev.batchwise.fetch.Fetcher;
import dev.batchwise.fetch.Integrity;
import dev.batchwise.fetch.PublishedSet;
import dev.batchwise.fetch.PublishedSets;
import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise data fetch}: data sets by name, from their publishers. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fetch data sets from where their publishers keep them, and verify them. What has come is kept when"
                        + " a connection breaks or the program is ended: the same command goes on from there.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class DataFetchCommand implements Callable<Integer> {
    private static final String EMBEDDED = "mnist";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Data sets: fashion-mnist, cifar10, cifar100.")
    private List<String> names;

    @Mixin
    private DataHomeArguments place;

    @Option(names = "--verify", description = "Read every file of a set and compare its SHA-256, also if it was there.")
    private boolean verify;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "Fetch URL/NAME/FILE instead, from a server of yours that holds the same files.")
    private @Nullable URI mirror;

    @Override
    public Integer call() throws InterruptedException {
        DataHome home = place.home();
        Problems problems = new Problems();
        for (PublishedSet set : sets()) {
            try {
                said(set, home, arrival(set, home));
            } catch (UsageException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        return ExitCode.OK.code();
    }

    private List<PublishedSet> sets() {
        Problems problems = new Problems();
        List<PublishedSet> sets = new ArrayList<>();
        for (String name : names) {
            if (name.equals(EMBEDDED)) {
                print(EMBEDDED + " is embedded: there is nothing to fetch");
            } else {
                problems.attempt(() -> PublishedSets.named(name)).ifPresent(sets::add);
            }
        }
        Optional<URI> server = problems.attempt(this::server).flatMap(found -> found);
        problems.throwIfAny();
        return sets.stream()
                .distinct()
                .map(set -> server.map(set::servedFrom).orElse(set))
                .toList();
    }

    private Optional<URI> server() {
        if (mirror != null
                && (mirror.getHost() == null
                        || !String.valueOf(mirror.getScheme()).matches("https?"))) {
            throw new UsageException("mirror '" + mirror
                    + "' is not an http or https address; give e.g. https://files.example.org/data");
        }
        return Optional.ofNullable(mirror);
    }

    private Fetcher.Arrival arrival(PublishedSet set, DataHome home) throws InterruptedException {
        try (FetchView view = new FetchView(Terminal.of(spec.commandLine(), false))) {
            return new Fetcher(home, view).fetch(set);
        }
    }

    private void said(PublishedSet set, DataHome home, Fetcher.Arrival arrival) {
        String already = arrival == Fetcher.Arrival.WAS_THERE ? " already" : "";
        print(set + " is" + already + " in " + home.folder(set) + (verify ? verdict(Integrity.verify(home, set)) : ""));
    }

    private static String verdict(List<String> bySize) {
        return bySize.isEmpty()
                ? "; every file has its SHA-256"
                : "; " + String.join(", ", bySize) + " by size alone: no SHA-256 is known of what the archive held";
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
