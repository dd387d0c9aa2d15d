package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network by name, checked before anything is trained. */
public sealed interface ModelSpec permits ModelSpec.Mlp, NamedNetwork, TorchScriptFile, ClassNetwork {
    /**
     * Dense layers with ReLU between them.
     *
     * @param widths of the hidden layers, at least one, each positive
     */
    record Mlp(List<Integer> widths) implements ModelSpec {
        /** Copies the widths. */
        public Mlp {
            widths = List.copyOf(widths);
        }

        @Override
        public String name() {
            return "mlp:" + widths.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        @Override
        public boolean hasBatchNorm() {
            return false;
        }
    }

    /** Returns the name that {@link #parse} gives it back for. */
    String name();

    /** Says whether it normalizes over the batch. */
    boolean hasBatchNorm();

    /** Says whether its statistics, if it has any, can be taken over chunks of a batch. */
    default boolean takesGhostBatches() {
        return hasBatchNorm();
    }

    /** Says whether somebody else wrote it, so that only running it shows whether it fits the data. */
    default boolean isFromElsewhere() {
        return false;
    }

    /**
     * Does nothing if the network takes such inputs.
     *
     * @param inputShape of one example: channels, rows, columns; or features
     * @throws UsageException if it does not
     */
    default void checkInputs(List<Integer> inputShape) {}

    /** Returns the network that {@code --model} names for data of a shape, noting problems; empty if there is none. */
    static Optional<ModelSpec> read(OptionTexts texts, String name, Optional<DataShape> shape) {
        Optional<ModelSpec> network = texts.problems().attempt(() -> parse(name));
        network.ifPresent(n -> shape.ifPresent(s -> texts.problems().attempt(() -> {
            n.checkInputs(s.inputShape());
            return n;
        })));
        return network;
    }

    /**
     * Returns the network of that name.
     *
     * @throws UsageException if there is none
     */
    static ModelSpec parse(String name) {
        Optional<NamedNetwork> named = NamedNetwork.named(name);
        if (named.isPresent()) {
            return named.get();
        }
        if (name.startsWith("mlp:")) {
            return mlp(name);
        }
        if (name.startsWith(TorchScriptFile.PREFIX)) {
            return TorchScriptFile.parse(name);
        }
        if (name.startsWith(ClassNetwork.PREFIX)) {
            return ClassNetwork.parse(name);
        }
        throw unknown(name);
    }

    private static Mlp mlp(String name) {
        List<Integer> widths = new ArrayList<>();
        for (String part : name.substring("mlp:".length()).split(",", -1)) {
            int width = width(part.strip());
            if (width < 1) {
                throw new UsageException("layer width '" + part + "' in --model " + name
                        + " is not a positive integer; give the widths of the hidden layers, e.g. mlp:512,512");
            }
            widths.add(width);
        }
        return new Mlp(widths);
    }

    private static int width(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static UsageException unknown(String name) {
        String stem = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        List<String> stems = names().stream().map(n -> n.replaceAll(":.*", "")).toList();
        String near = Spelling.nearest(stem, stems)
                .map(n -> "did you mean " + (n.equals("mlp") ? "mlp:128" : n) + "? ")
                .orElse("");
        return new UsageException(
                "model '" + name + "' is not known; " + near + "give one of " + String.join(" | ", names()));
    }

    /** Returns the forms that can be asked for, as shown in messages. */
    static List<String> names() {
        Stream<String> forms =
                Stream.of("mlp:WIDTH,WIDTH,...", TorchScriptFile.PREFIX + "FILE", ClassNetwork.PREFIX + "NAME");
        return Stream.concat(NamedNetwork.ALL.stream().map(NamedNetwork::name), forms)
                .toList();
    }
}
