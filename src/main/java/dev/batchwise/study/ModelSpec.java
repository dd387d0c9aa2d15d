package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;

/** A network by name, checked before anything is trained. */
public sealed interface ModelSpec {
    /** The forms that can be asked for, as shown in messages. */
    List<String> NAMES = List.of("softmax", "mlp:WIDTH,WIDTH,...", "cnn", "f1");

    /** One linear layer. */
    record Softmax() implements ModelSpec {}

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
    }

    /** Two convolutions with pooling and one dense layer. */
    record Cnn() implements ModelSpec {}

    /** Keskar's F1: five dense layers with batch normalization. */
    record F1() implements ModelSpec {
        @Override
        public boolean hasBatchNorm() {
            return true;
        }
    }

    /** Says whether it normalizes over the batch. */
    default boolean hasBatchNorm() {
        return false;
    }

    /**
     * Returns the network of that name.
     *
     * @throws UsageException if there is none
     */
    static ModelSpec parse(String name) {
        return switch (name) {
            case "softmax" -> new Softmax();
            case "cnn" -> new Cnn();
            case "f1" -> new F1();
            default -> {
                if (name.startsWith("mlp:")) {
                    yield mlp(name);
                }
                throw unknown(name);
            }
        };
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
        String near = Spelling.nearest(stem, List.of("softmax", "mlp", "cnn", "f1"))
                .map(n -> "did you mean " + (n.equals("mlp") ? "mlp:128" : n) + "? ")
                .orElse("");
        return new UsageException(
                "model '" + name + "' is not known; " + near + "give one of " + String.join(" | ", NAMES));
    }
}
