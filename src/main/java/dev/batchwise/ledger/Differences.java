package dev.batchwise.ledger;

import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two studies, named by the options that set it. */
final class Differences {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Fields whose option has another name than they have. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("budgetExamples", "--examples"),
            Map.entry("plan.horizon.budgetExamples", "--examples"),
            Map.entry("plan.batchSize", "--batch"),
            Map.entry("gridSize", "--grid"),
            Map.entry("data.name", "--data"),
            Map.entry("data.validationFraction", "--validation"),
            Map.entry("optimizer.name", "--optimizer"),
            Map.entry("optimizers", "--optimizer"));

    private static final Set<String> GROWING = Set.of("batchSizes", "arms");
    private static final Set<String> FREE = Set.of("margin", "curveMargin", "confidence");

    private Differences() {}

    /**
     * Does nothing if the studies are the same, or differ only as allowed.
     *
     * @throws UsageException naming every option that differs
     */
    static void refuse(Path path, Record there, Record here, StudyDirectory.Change allowed) {
        List<String> problems = new ArrayList<>();
        collect("", JSON.valueToTree(there), JSON.valueToTree(here), allowed, problems);
        if (!problems.isEmpty()) {
            String extension = switch (allowed) {
                case NONE -> ", or add --extend if you mean to add seeds, batch sizes or arms to it";
                case EXTENSION -> "; only seeds, batch sizes and arms can be added";
                case REPLICATES -> "; only the number of seeds, the margins and the confidence may change";
            };
            problems.add(
                    "study directory " + path + " was made with other options (above); give the same ones, or another"
                            + " directory with --study" + extension);
            throw new UsageException(problems);
        }
    }

    private static void collect(
            String prefix, JsonNode there, JsonNode here, StudyDirectory.Change allowed, List<String> problems) {
        for (Map.Entry<String, JsonNode> field : here.properties()) {
            String name = prefix + field.getKey();
            JsonNode mine = field.getValue();
            JsonNode other = there.path(field.getKey());
            if (mine.isObject()) {
                collect(name + ".", other, mine, allowed, problems);
            } else if (!mine.equals(other) && !isAllowed(allowed, name, other, mine)) {
                String option = OPTIONS.getOrDefault(name, "--" + kebab(name.substring(name.lastIndexOf('.') + 1)));
                problems.add(option + " differs: the study there has " + text(other) + ", asked for is " + text(mine));
            }
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isAllowed(StudyDirectory.Change allowed, String name, JsonNode there, JsonNode here) {
        return switch (allowed) {
            case NONE -> false;
            case EXTENSION -> isExtension(name, there, here);
            case REPLICATES -> name.equals("seeds") || FREE.contains(name);
        };
    }

    private static boolean isExtension(String name, JsonNode there, JsonNode here) {
        if (name.equals("seeds")) {
            return here.asInt() > there.asInt();
        }
        if (GROWING.contains(name)) {
            List<String> mine = here.valueStream().map(JsonNode::asString).toList();
            return there.valueStream().allMatch(value -> mine.contains(value.asString()));
        }
        return FREE.contains(name);
    }

    private static String text(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return "none";
        }
        if (node.isObject()) {
            return String.join(
                    " ",
                    node.properties().stream()
                            .map(field -> field.getKey() + "=" + text(field.getValue()))
                            .toList());
        }
        return node.isArray()
                ? String.join(",", node.valueStream().map(Differences::text).toList())
                : node.asString();
    }
}
