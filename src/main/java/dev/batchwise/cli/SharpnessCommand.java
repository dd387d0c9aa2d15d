package dev.batchwise.cli;

import dev.batchwise.advice.LossLine;
import dev.batchwise.advice.LossPlane;
import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.LossLineText;
import dev.batchwise.report.LossPlaneText;
import dev.batchwise.report.Reports;
import dev.batchwise.report.SharpnessHtml;
import dev.batchwise.report.SharpnessText;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise sharpness}: what kind of minimum. */
@Command(
        name = "sharpness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure how sharp the minima of checkpoints are.",
        description = {
            "",
            "Keskar's φ, adaptive sharpness that rescaling a ReLU network does not change, and the spectrum of the Hessian."
                    + " Compare networks by both kinds: φ, λ_max and trace depend on the scale of the weights.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise sharpness studies/NAME/checkpoints/TRIAL.safetensors",
            "  batchwise sharpness --preset full --examples all --json sharpness.json small.safetensors large.safetensors",
            "  batchwise sharpness --line small.safetensors large.safetensors",
            "  batchwise sharpness --plane --report plane.html small.safetensors",
            "  batchwise sharpness --study studies/NAME"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class SharpnessCommand implements Callable<Integer> {
    private static final int LINE_POINTS = 50;
    private static final int PLANE_POINTS = 21;
    private static final int MOST_POINTS = 501;

    @Mixin
    private MeasuredArguments measured;

    @Mixin
    private SharpnessArguments measure;

    @Option(
            names = "--line",
            description =
                    "Only loss and accuracy, train and test, at 25 points α in [-1, 2] of the straight and the curved line"
                            + " through two checkpoints.")
    private boolean line;

    @Option(
            names = "--plane",
            description =
                    "Only loss and accuracy, train and test, on a plane around one checkpoint along two random filter-normalized"
                            + " directions (on 1000 examples each, unless --examples says otherwise).")
    private boolean plane;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "With --plane: points along each side, odd (default: " + PLANE_POINTS + ").")
    private Optional<String> points;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Also write a page with charts. For --study the report of the study has them.")
    private Optional<Path> report;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OptionTexts texts = new OptionTexts();
        measured.check(texts);
        DataSpec data = measured.data(texts);
        Sharpness.Subject subject = measure.subject(texts, data);
        SharpnessPlan plan = measure.plan(texts);
        OptionalDouble rate = measure.learningRate(texts);
        int workers = measured.workers(texts);
        int side = side(texts);
        checkScans(texts);
        texts.problems().throwIfAny();
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOnStandardOutput());
        if (measured.study().isPresent()) {
            study(measured.study().get(), subject, plan, workers, terminal);
        } else {
            files(subject, plan, rate, side, terminal);
        }
        return ExitCode.OK.code();
    }

    private int side(OptionTexts texts) {
        String wanted = "an odd number from 3 to " + MOST_POINTS + ", e.g. " + PLANE_POINTS;
        int side = texts.integer("--points", points, 1, wanted).orElse(PLANE_POINTS);
        if (side % 2 == 0 || side < 3 || side > MOST_POINTS) {
            texts.cannotBeUsed("--points", Integer.toString(side), wanted);
        }
        return side;
    }

    private void checkScans(OptionTexts texts) {
        int files = measured.checkpoints().size();
        if (line && files != 2) {
            texts.problems()
                    .add("--line with " + files + " checkpoint(s) is no line; give two, the one at α = 0 first");
        }
        if (plane && (files != 1 || line)) {
            texts.problems()
                    .add("--plane is around one checkpoint, and " + files + (line ? " and --line" : "")
                            + " were given; give one checkpoint and --plane alone");
        }
    }

    private void files(
            Sharpness.Subject subject, SharpnessPlan plan, OptionalDouble rate, int side, Terminal terminal) {
        try (Sharpness sharpness = new Sharpness(subject, plan, Environments.here(1))) {
            if (line) {
                showLine(sharpness, terminal);
                return;
            }
            if (plane) {
                showPlane(sharpness, side, terminal);
                return;
            }
            List<SharpnessResults> found = new ArrayList<>();
            for (Path checkpoint : measured.checkpoints()) {
                try (EffortView view =
                        new EffortView(terminal, "sharpness", checkpoint.toString(), plan.usualGradients())) {
                    found.add(NativeSection.in(() -> sharpness.of(checkpoint, rate, view)));
                }
            }
            show(SharpnessComparison.of(found), terminal);
        }
    }

    private void study(Path path, Sharpness.Subject asked, SharpnessPlan plan, int workers, Terminal terminal)
            throws InterruptedException {
        try (StudyDirectory directory = StudyDirectory.takeExisting(path)) {
            if (measured.trials().isEmpty()) {
                StudySharpness sharpness = new StudySharpness(
                        asked.of(TrainedNetworks.of(directory).data()), plan);
                sharpness.measureAll(directory, workers, terminal);
                show(StudySharpness.kept(directory).orElseThrow(), terminal);
                reported(directory, terminal);
            } else {
                show(trials(TrainedNetworks.of(directory, measured.trials()), asked, plan, terminal), terminal);
            }
        }
    }

    private static void reported(StudyDirectory directory, Terminal terminal) {
        if (directory.kind() == StudyDirectory.Kind.COMPARISON) {
            Reports.write(directory.path(), StoredStudies.results(directory));
            terminal.out().println("Report:  " + directory.path().resolve(Reports.HTML));
            terminal.out().flush();
        }
    }

    private static SharpnessComparison trials(
            TrainedNetworks networks, Sharpness.Subject asked, SharpnessPlan plan, Terminal terminal) {
        List<SharpnessResults> found = new ArrayList<>();
        try (Sharpness sharpness = new Sharpness(asked.of(networks.data()), plan, Environments.here(1))) {
            for (TrialRecord trial : networks.trials()) {
                try (EffortView view =
                        new EffortView(terminal, "sharpness", trial.spec().id(), plan.usualGradients())) {
                    found.add(NativeSection.in(() -> StudySharpness.of(sharpness, networks, trial, view)));
                }
            }
        }
        return SharpnessComparison.of(found);
    }

    private void show(SharpnessComparison found, Terminal terminal) {
        SharpnessText.of(found, terminal.width()).forEach(terminal.out()::println);
        write(found.checkpoints().size() == 1 ? found.checkpoints().get(0) : found, terminal);
    }

    private void showLine(Sharpness sharpness, Terminal terminal) {
        Path from = measured.checkpoints().get(0);
        Path to = measured.checkpoints().get(1);
        try (EffortView view = new EffortView(terminal, "sharpness", from + " to " + to, LINE_POINTS)) {
            LossLine found = NativeSection.in(() -> sharpness.line(from, to, view));
            LossLineText.of(found, terminal.width()).forEach(terminal.out()::println);
            write(found, terminal);
        }
    }

    private void showPlane(Sharpness sharpness, int side, Terminal terminal) {
        Path checkpoint = measured.checkpoints().get(0);
        try (EffortView view =
                new EffortView(terminal, "sharpness", "plane around " + checkpoint, (double) side * side)) {
            LossPlane found = NativeSection.in(() -> sharpness.plane(checkpoint, side, view));
            LossPlaneText.of(found, terminal.width()).forEach(terminal.out()::println);
            write(found, terminal);
        }
    }

    private void write(Record results, Terminal terminal) {
        report.ifPresent(file -> {
            SharpnessHtml.write(file, results);
            terminal.out().println("Report:  " + file);
        });
        terminal.out().flush();
        if (jsonOnStandardOutput()) {
            spec.commandLine().getOut().print(IndentedJson.text(results));
            spec.commandLine().getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
    }

    private boolean jsonOnStandardOutput() {
        return json.filter("-"::equals).isPresent();
    }
}
