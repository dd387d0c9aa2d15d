package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Scale;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Claims whose data are not there, by what is missing: what many claims lack is told once. */
final class MissingData {
    private final Scale scale;
    private final Map<List<String>, List<Claim>> lacking = new LinkedHashMap<>();

    MissingData(Scale scale) {
        this.scale = scale;
    }

    void add(Claim claim, UsageException problem) {
        lacking.computeIfAbsent(problem.problems(), problems -> new ArrayList<>())
                .add(claim);
    }

    boolean isEmpty() {
        return lacking.isEmpty();
    }

    /** Returns what is missing, and for which claims, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lacking.forEach((problems, claims) -> {
            String names = claims.stream()
                    .map(claim -> claim.card().number() + " (" + claim.card().id() + ")")
                    .collect(Collectors.joining(", "));
            lines.add((claims.size() == 1 ? "claim " : "claims ") + names + " cannot be run at scale " + scale.label()
                    + ":");
            problems.forEach(problem -> lines.add("  " + problem));
        });
        return lines;
    }
}
