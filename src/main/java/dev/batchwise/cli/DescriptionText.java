package dev.batchwise.cli;

import dev.batchwise.data.DataDescription;
import dev.batchwise.data.FeatureNote;
import dev.batchwise.data.Normalization;
import dev.batchwise.data.SplitDescription;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of a data set, in words and tables. */
final class DescriptionText {
    private static final int MOST_CLASSES = 25; // and columns, before the rest is summed up

    private final DataDescription data;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private DescriptionText(DataDescription data, int width) {
        this.data = data;
        this.width = width;
    }

    /** Returns the text. */
    static String of(DataDescription data, int width) {
        return new DescriptionText(data, width).text();
    }

    private String text() {
        boolean classes = data.task() == Task.CLASSIFICATION;
        lines.add(data.data().name() + ": " + data.task().label()
                + (classes ? " into " + data.outputs() + " classes" : " of one number") + " from " + input());
        lines.add("");
        splits();
        lines.add("");
        lines.add("Held as " + data.storage() + ", " + bytes(data.memoryBytes()) + " in all; " + normalization());
        if (classes) {
            classes();
        }
        if (!data.columns().isEmpty()) {
            columns();
        }
        if (!data.notes().isEmpty()) {
            lines.add("");
            data.notes().forEach(note -> lines.addAll(wrapped("Note: " + note + ".", width, "")));
        }
        return String.join("\n", lines) + "\n";
    }

    private String input() {
        String sizes = data.inputShape().stream().map(String::valueOf).collect(Collectors.joining("x"));
        return data.inputShape().size() == 3
                ? sizes + " (channels, rows, columns)"
                : sizes + (sizes.equals("1") ? " feature" : " features");
    }

    private void splits() {
        AlignedTable table = new AlignedTable("split", ">examples", ">memory", "sha256 of values and answers");
        for (SplitDescription split : data.splits()) {
            table.add(
                    split.split().label(),
                    count(split.examples()),
                    split.examples() == 0 ? "" : bytes(split.memoryBytes()),
                    split.examples() == 0 ? "" : split.sha256());
        }
        lines.addAll(table.lines());
        if (data.task() == Task.REGRESSION) {
            lines.add("");
            AlignedTable targets = new AlignedTable("targets", ">least", ">mean", ">deviation", ">greatest");
            data.splits()
                    .forEach(split -> split.targets()
                            .ifPresent(range -> targets.add(
                                    split.split().label(),
                                    number(range.least()),
                                    number(range.mean()),
                                    number(range.deviation()),
                                    number(range.greatest()))));
            lines.addAll(targets.lines());
            data.targetScale()
                    .ifPresent(scale -> lines.addAll(wrapped(
                            "A network learns (target - " + number(scale.mean()) + ")/" + number(scale.std())
                                    + ": a loss of 1 is that of always naming the mean.",
                            width,
                            "")));
        }
    }

    private String normalization() {
        List<Normalization.Channel> channels = data.normalization();
        if (channels.isEmpty()) {
            return "the model's input as they are.";
        }
        return "the model's input is (value/255 - mean)/deviation, mean "
                + channels.stream().map(c -> number(c.mean())).collect(Collectors.joining(", ")) + ", deviation "
                + channels.stream().map(c -> number(c.std())).collect(Collectors.joining(", "))
                + (channels.size() == 1 ? "." : " (one a channel).");
    }

    private void classes() {
        lines.add("");
        AlignedTable table = new AlignedTable("class", ">label", ">train", ">share", ">validation", ">test");
        int train = data.splits().get(0).examples();
        data.classes().stream()
                .limit(MOST_CLASSES)
                .forEach(of -> table.add(
                        oneLine(of.name()),
                        String.valueOf(of.label()),
                        count(of.train()),
                        share(of.train(), train),
                        count(of.validation()),
                        count(of.test())));
        lines.addAll(table.lines());
        more(data.classes().size(), "classes");
        int least = data.classes().stream()
                .mapToInt(DataDescription.ClassCount::train)
                .min()
                .orElse(0);
        int most = data.classes().stream()
                .mapToInt(DataDescription.ClassCount::train)
                .max()
                .orElse(0);
        lines.add("Always naming the largest class is right for " + share(most, train)
                + " of the training split; it is "
                + String.format(Locale.ROOT, "%.3g", (double) most / Math.max(1, least))
                + " times the smallest.");
    }

    private void columns() {
        lines.add("");
        AlignedTable table = new AlignedTable("column", "kind", ">features", "what became of it");
        int used =
                table.widthOf(data.columns().stream().map(FeatureNote::column).toList());
        int room = Math.max(20, width - used - 30);
        data.columns().stream()
                .limit(MOST_CLASSES * 4L)
                .forEach(column -> table.add(
                        oneLine(column.column()),
                        column.kind(),
                        String.valueOf(column.features()),
                        cut(oneLine(column.treatment()), room)));
        lines.addAll(table.lines());
        if (data.columns().size() > MOST_CLASSES * 4) {
            lines.add("and " + (data.columns().size() - MOST_CLASSES * 4) + " more columns; --json has all");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String cut(String text, int room) {
        return text.length() <= room ? text : text.substring(0, room - 3) + "...";
    }

    private void more(int all, String what) {
        if (all > MOST_CLASSES) {
            lines.add("and " + (all - MOST_CLASSES) + " more " + what + "; --json has all");
        }
    }

    private static List<String> wrapped(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String share(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, whole));
    }

    private static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.3g kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
