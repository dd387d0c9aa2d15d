package dev.batchwise.study;

import dev.batchwise.schedule.Schedule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Reads the text of options and notes what is wrong with each, so that all of it can be told at once. Whatever cannot be
 * read comes back empty, as does an option that was not given.
 */
public final class OptionTexts {
    private final Problems problems = new Problems();

    /** Returns the problems, to note more and to throw them. */
    public Problems problems() {
        return problems;
    }

    /**
     * Reads a finite number.
     *
     * @param wanted what to give instead, with an example
     */
    public OptionalDouble number(String option, Optional<String> text, DoublePredicate allowed, String wanted) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = decimal(text.get());
        if (Double.isFinite(value) && allowed.test(value)) {
            return OptionalDouble.of(value);
        }
        cannotBeUsed(option, text.get(), wanted);
        return OptionalDouble.empty();
    }

    private static double decimal(String text) {
        try {
            return new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Reads a batch size: a whole number of examples of at least 1, such as {@code 5120} or {@code 5k}. */
    public OptionalInt batchSize(String option, Optional<String> text, String example) {
        OptionalLong size = count(option, text, Integer.MAX_VALUE, "a batch size of at least 1, e.g. " + example);
        return size.isPresent() ? OptionalInt.of((int) size.getAsLong()) : OptionalInt.empty();
    }

    /**
     * Reads a number of examples of at least 1; epochs will not do.
     *
     * @param most that is accepted
     * @param wanted what to give instead, with an example
     */
    public OptionalLong count(String option, Optional<String> text, long most, String wanted) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong count = Counts.parse(text.get(), 0);
        if (count.isPresent() && count.getAsLong() >= 1 && count.getAsLong() <= most) {
            return count;
        }
        cannotBeUsed(option, text.get(), wanted);
        return OptionalLong.empty();
    }

    /** Reads a schedule that has to be given. */
    public Optional<Schedule> requiredSchedule(String option, Optional<String> text, String example) {
        if (text.isEmpty()) {
            problems.add(option + " is missing; give a value or a schedule, e.g. " + option + " " + example);
        }
        return schedule(option, text);
    }

    /** Reads a schedule. */
    public Optional<Schedule> schedule(String option, Optional<String> text) {
        try {
            return text.map(Schedule::parse);
        } catch (UsageException e) {
            e.problems().forEach(problem -> problems.add(option + ": " + problem));
            return Optional.empty();
        }
    }

    /** Reads one of several values by their labels. */
    public <T> Optional<T> choice(String option, String text, T[] values, Function<T, String> label) {
        List<String> labels = Arrays.stream(values).map(label).toList();
        return name(option, text, labels).map(name -> values[labels.indexOf(name)]);
    }

    /**
     * Reads a whole number.
     *
     * @param least that is accepted
     * @param wanted what to give instead, with an example
     */
    public OptionalInt integer(String option, Optional<String> text, int least, String wanted) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(text.get().strip());
            if (value >= least) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        cannotBeUsed(option, text.get(), wanted);
        return OptionalInt.empty();
    }

    /** Reads one of several names. */
    public Optional<String> name(String option, String text, List<String> known) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (known.contains(name)) {
            return Optional.of(name);
        }
        String near = Spelling.nearest(name, known)
                .map(n -> "did you mean " + n + "? ")
                .orElse("");
        problems.add("'" + text.strip() + "' in " + option + " is not known; " + near + "give one of "
                + String.join(", ", known));
        return Optional.empty();
    }

    /**
     * Notes an option that was given where it says nothing.
     *
     * @param place what it was given with, e.g. {@code --to decay}
     * @param advice what to do
     */
    public void misplaced(String option, Optional<String> text, String place, String advice) {
        text.ifPresent(value -> problems.add(option + " " + value + " does not go with " + place + "; " + advice));
    }

    /** Notes a value that cannot be used, and what to give instead. */
    public void cannotBeUsed(String option, String text, String wanted) {
        problems.add("value '" + text.strip() + "' of " + option + " cannot be used; give " + wanted);
    }
}
