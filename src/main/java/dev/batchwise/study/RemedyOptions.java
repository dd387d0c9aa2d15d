package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * Remedies as a user wrote them: text that has not been checked.
 *
 * @param texts of those that were given, e.g. {@code sam=0.05}
 */
public record RemedyOptions(List<String> texts) {
    /** Copies the list. */
    public RemedyOptions {
        texts = List.copyOf(texts);
    }

    /** Returns options of which none was given. */
    public static RemedyOptions none() {
        return new RemedyOptions(List.of());
    }

    /** Returns the remedies; none, with the problems noted, if they cannot be read. */
    Remedies read(OptionTexts problems) {
        return problems.problems().attempt(() -> Remedies.parse(texts)).orElseGet(Remedies::none);
    }

    /**
     * Notes what the data or the instruments do not allow.
     *
     * @param shape of the data, if it is known
     */
    static void check(OptionTexts texts, Remedies remedies, Optional<DataShape> shape, List<Instrument> instruments) {
        remedies.find(Remedy.Augmentation.class)
                .filter(found -> shape.stream().anyMatch(s -> s.inputShape().size() != 3))
                .ifPresent(found -> texts.problems()
                        .add("'" + found.text() + "' needs images, and the examples of these data have the shape "
                                + shape.orElseThrow().inputShape() + "; leave it out"));
        if (instruments.contains(Instrument.NOISE) && !remedies.keepGradients()) {
            texts.problems()
                    .add("noise in --instruments is that of plain gradients, and "
                            + String.join(" and ", remedies.texts()) + " trains with others; leave out one of them");
        }
    }
}
