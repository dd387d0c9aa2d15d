package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is done beside plain minimization against the gap of large batches: at most one {@link Remedy} of each kind, in the
 * order of {@link Remedy.Kind}.
 *
 * @param remedies of distinct kinds
 */
public record Remedies(List<Remedy> remedies) {
    /** Copies the list. */
    public Remedies {
        remedies = List.copyOf(remedies);
    }

    /** Returns plain training. */
    public static Remedies none() {
        return new Remedies(List.of());
    }

    /** Returns the remedies of their texts, e.g. {@code sam=0.05}, as they stand in JSON. */
    @JsonCreator
    public static Remedies parse(List<String> texts) {
        Problems problems = new Problems();
        Map<Remedy.Kind, Remedy> found = new TreeMap<>();
        for (String text : texts) {
            problems.attempt(() -> Remedy.parse(text)).ifPresent(remedy -> {
                Remedy other = found.put(remedy.kind(), remedy);
                if (other != null) {
                    problems.add("'" + other.text() + "' and '" + remedy.text() + "' do not go together: both are "
                            + remedy.kind().what() + "; give one of them");
                }
            });
        }
        problems.throwIfAny();
        return new Remedies(new ArrayList<>(found.values()));
    }

    /** Returns the text of each. */
    @JsonValue
    public List<String> texts() {
        return remedies.stream().map(Remedy::text).toList();
    }

    /** Returns these, and of the kinds that are not among them those of others. */
    public Remedies orElse(Remedies others) {
        Map<Remedy.Kind, Remedy> all = new TreeMap<>();
        Stream.concat(others.remedies.stream(), remedies.stream()).forEach(remedy -> all.put(remedy.kind(), remedy));
        return new Remedies(new ArrayList<>(all.values()));
    }

    /** Returns the remedy of a class; empty if it is not among them. */
    public <T extends Remedy> Optional<T> find(Class<T> type) {
        return remedies.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Returns a copy that starts from the trial of another id, where it starts from a trial. */
    public Remedies startingFrom(UnaryOperator<String> renamed) {
        return new Remedies(remedies.stream()
                .map(remedy -> remedy instanceof Remedy.From from
                        ? from.trial()
                                .map(id -> (Remedy) Remedy.From.trial(renamed.apply(id)))
                                .orElse(remedy)
                        : remedy)
                .toList());
    }

    /** Says whether the gradient of an update is that of the plain loss of its examples at the weights it is applied to. */
    public boolean keepGradients() {
        return remedies.stream().allMatch(Remedy.From.class::isInstance);
    }

    /** Returns a text that is safe in file names, each remedy behind an underscore. */
    String slug() {
        return String.join(
                "", remedies.stream().map(remedy -> "_" + remedy.slug()).toList());
    }
}
