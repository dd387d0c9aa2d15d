package dev.batchwise.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads remedies: {@code NAME}, which takes usual values, or {@code NAME=VALUE}. */
final class RemedyTexts {
    private static final String USUAL_TURN = "10"; // degrees, Keskar et al. 2017
    private static final String USUAL_SHIFT = "0.2"; // of a side, Keskar et al. 2017
    private static final int MOST_STEPS = 1000;
    /** Ids are stems of files, so that nothing in them may lead out of their directory. */
    private static final Pattern TRIAL = Pattern.compile(Remedy.From.TRIAL + "[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final String text;
    private final OptionTexts texts = new OptionTexts();

    private RemedyTexts(String text) {
        this.text = text;
    }

    /** By name: what is read of a value, and the value that is usual. */
    private static final Map<String, Function<RemedyTexts, Remedy>> READERS = readers();

    private static Map<String, Function<RemedyTexts, Remedy>> readers() {
        Map<String, Function<RemedyTexts, Remedy>> readers = new LinkedHashMap<>();
        readers.put("from", RemedyTexts::from);
        readers.put("augment", RemedyTexts::augmentation);
        readers.put("adversarial", r -> new Remedy.Adversarial(r.positive(r.value("0.1"), "0.1")));
        readers.put("noise", r -> new Remedy.GradientNoise(r.positive(r.value("1"), "3")));
        readers.put("sam", r -> r.worst(Remedy.WorstCase.Ball.SAM, "0.05"));
        readers.put("asam", r -> r.worst(Remedy.WorstCase.Ball.ASAM, "0.5"));
        readers.put("robust", r -> r.worst(Remedy.WorstCase.Ball.ROBUST, "0.05/5"));
        readers.put("conservative", RemedyTexts::conservative);
        return readers;
    }

    static List<String> names() {
        return List.copyOf(READERS.keySet());
    }

    static Remedy parse(String text) {
        RemedyTexts reader = new RemedyTexts(text.strip());
        Function<RemedyTexts, Remedy> known = READERS.get(reader.name());
        if (known == null) {
            String near = Spelling.nearest(reader.name(), names())
                    .map(name -> "did you mean " + name + "? ")
                    .orElse("");
            throw new UsageException("remedy '" + reader.name() + "' is not known; " + near + "give one of "
                    + String.join(", ", names()) + ", e.g. sam=0.05");
        }
        Remedy remedy = known.apply(reader);
        reader.texts.problems().throwIfAny();
        return remedy;
    }

    private String name() {
        return text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
    }

    private String option() {
        return name().equals("noise")
                ? "--gradient-noise"
                : "--" + name(); // `noise` alone is a command and an instrument
    }

    private String value(String usual) {
        String given =
                text.contains("=") ? text.substring(text.indexOf('=') + 1).strip() : "";
        return given.isEmpty() ? usual : given;
    }

    private Remedy from() {
        String file = value("");
        if (file.isEmpty()) {
            texts.cannotBeUsed(
                    "--from", file, "a .safetensors checkpoint, e.g. studies/NAME/checkpoints/TRIAL.safetensors");
        }
        if (file.startsWith(Remedy.From.TRIAL)) {
            return fromTrial(file);
        }
        return new Remedy.From(Path.of(file).toAbsolutePath().normalize().toString());
    }

    private Remedy fromTrial(String file) {
        if (!TRIAL.matcher(file).matches()) {
            texts.cannotBeUsed(
                    "--from", file, "the id of a trial behind " + Remedy.From.TRIAL + ", e.g. trial:tuned-b32-s1");
        }
        return new Remedy.From(file);
    }

    private Remedy worst(Remedy.WorstCase.Ball ball, String usual) {
        String[] parts = value(usual).split("/", 2);
        boolean several = ball == Remedy.WorstCase.Ball.ROBUST;
        if (parts.length > 1 && !several) {
            texts.cannotBeUsed(option(), value(usual), "a radius above 0, e.g. " + usual);
        }
        int steps = several ? steps(parts, 5, "0.05/5") : 1;
        return new Remedy.WorstCase(ball, positive(parts[0], usual), steps);
    }

    private Remedy conservative() {
        String[] parts = value("0.001/3").split("/", 2);
        double lambda = number(parts[0], v -> v >= 0, "a weight λ of at least 0 and a number of steps, e.g. 0.001/3");
        return new Remedy.Conservative(lambda, steps(parts, 3, "0.001/3"));
    }

    private int steps(String[] parts, int usual, String example) {
        if (parts.length == 1) {
            return usual;
        }
        OptionalInt steps = texts.integer(
                option(), Optional.of(parts[1]), 1, "a number of steps from 1 to " + MOST_STEPS + ", e.g. " + example);
        if (steps.orElse(1) > MOST_STEPS) {
            texts.cannotBeUsed(option(), parts[1], "at most " + MOST_STEPS + " steps, e.g. " + example);
        }
        return steps.orElse(1);
    }

    private double positive(String number, String example) {
        return number(number, v -> v > 0, "a number above 0, e.g. " + example);
    }

    private double number(String number, DoublePredicate allowed, String wanted) {
        OptionalDouble value = texts.number(option(), Optional.of(number), allowed, wanted);
        return value.orElse(1);
    }

    private Remedy augmentation() {
        double flip = 0;
        double degrees = 0;
        double shift = 0;
        for (String part :
                value("flip/rotate:" + USUAL_TURN + "/shift:" + USUAL_SHIFT).split("[/,]", -1)) {
            String[] pair = part.strip().split(":", 2);
            switch (pair[0].strip()) {
                case "flip" -> flip = 0.5;
                case "rotate" ->
                    degrees = number(
                            pair.length > 1 ? pair[1] : USUAL_TURN,
                            v -> v > 0 && v <= 180,
                            "degrees in (0, 180], e.g. rotate:10");
                case "shift" ->
                    shift = number(
                            pair.length > 1 ? pair[1] : USUAL_SHIFT,
                            v -> v > 0 && v < 1,
                            "a share in (0, 1), e.g. shift:0.2");
                default ->
                    texts.cannotBeUsed(
                            "--augment", part, "flip, rotate:DEGREES and shift:SHARE, e.g. flip/rotate:10/shift:0.2");
            }
        }
        return new Remedy.Augmentation(flip, degrees, shift);
    }
}
