package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is measured beside scores. None of it changes the training. */
public enum Instrument {
    /** The gradient noise scale, while a trial trains. */
    NOISE,
    /** The sharpness of the trained networks, once all trials have ended. */
    SHARPNESS;

    /** Returns those that measure while trials train, and so are part of what a study is. */
    static List<Instrument> whileTraining(List<Instrument> asked) {
        return asked.stream().filter(NOISE::equals).toList();
    }

    /** Returns the name on the command line and in JSON: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a comma-separated list, noting problems; none if it was not given. */
    static List<Instrument> read(OptionTexts texts, Optional<String> list) {
        List<Instrument> instruments = new ArrayList<>();
        list.ifPresent(all -> List.of(all.split(",", -1))
                .forEach(name -> texts.choice("--instruments", name, values(), Instrument::label)
                        .filter(found -> !instruments.contains(found))
                        .ifPresent(instruments::add)));
        return instruments;
    }
}
