package dev.batchwise.study;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Schedule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What ends the trials of a study, as a user wrote it: text that has not been checked.
 *
 * @param examples budget, or cap of a study to a target, e.g. {@code 300k} or {@code 5 epochs}
 * @param until the score at which a trial ends, e.g. {@code validation accuracy 0.97}
 * @param seconds training time of each size
 */
public record GoalOptions(Optional<String> examples, Optional<String> until, Optional<String> seconds) {
    /** What a trial shows at most on its way to a target, if nothing is said. */
    public static final String USUAL_CAP = "10 epochs";

    /** Stands for the budgets of equal training time until speeds are measured. */
    private static final String NOT_YET_KNOWN = "1 epoch";

    /** Returns the goal of equal examples. */
    public static GoalOptions ofExamples(String examples) {
        return new GoalOptions(Optional.of(examples), Optional.empty(), Optional.empty());
    }

    /** Returns the budget in examples, as text. */
    String budget() {
        return examples.orElse(until.isPresent() ? USUAL_CAP : NOT_YET_KNOWN);
    }

    /** Returns the shape of the rate where nothing is said: a target may be reached anywhere, so nothing can fall towards it. */
    public String usualDecay() {
        return until.isPresent() ? "constant" : "linear";
    }

    /** Returns the goal; one with problems noted is a harmless one. */
    Goal goal(OptionTexts texts) {
        seconds.ifPresent(given -> {
            texts.misplaced(
                    "--until", until, "--seconds " + given, "give one or the other: a score, or a training time");
            texts.misplaced(
                    "--examples",
                    examples,
                    "--seconds " + given,
                    "leave it out: how many examples each size shows follows from its measured speed");
        });
        OptionalDouble time = texts.number(
                "--seconds", seconds, v -> v > 0 && v <= 1e7, "a training time in seconds above 0, e.g. 20");
        Optional<Target> target = until.flatMap(text -> target(text, texts));
        if (target.isPresent() && seconds.isEmpty()) {
            return Goal.until(target.get());
        }
        return time.isPresent() ? Goal.ofSeconds(time.getAsDouble()) : Goal.examples();
    }

    private static Optional<Target> target(String text, OptionTexts texts) {
        try {
            return Optional.of(Target.parse(text));
        } catch (UsageException e) {
            e.problems().forEach(problem -> texts.problems().add("--until: " + problem));
            return Optional.empty();
        }
    }

    /** Notes what cannot be trained to a target: schedules that end with a budget, a validation score without a validation split. */
    void checkUntil(OptionTexts texts, Decay decay, Schedule momentum, double validationFraction) {
        if (until.isEmpty()) {
            return;
        }
        String place = "--until '" + until.get().strip() + "'";
        if (!decay.equals(Decay.CONSTANT)) {
            texts.misplaced(
                    "--decay",
                    Optional.of(decay.label()),
                    place,
                    "leave it out: the rate is constant, because a decay would end with a budget that nobody knows");
        }
        if (!(momentum instanceof Constant)) {
            texts.misplaced("--momentum", Optional.of(momentum.text()), place, "give one value, e.g. 0.9");
        }
        if (isOnValidation() && validationFraction == 0) {
            texts.misplaced(
                    "--validation",
                    Optional.of("0"),
                    place,
                    "hold out a share to take that score on, e.g. --validation 0.1, or give a training score, e.g."
                            + " --until 'train loss 0.1'");
        }
    }

    /** Says whether the score is one of the validation split, as far as the text can be read. */
    private boolean isOnValidation() {
        return until.flatMap(text -> target(text, new OptionTexts()))
                .filter(target -> target.split() == Target.Split.VALIDATION)
                .isPresent();
    }
}
