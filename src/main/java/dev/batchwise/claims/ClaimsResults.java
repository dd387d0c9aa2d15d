package dev.batchwise.claims;

import dev.batchwise.advice.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All claims of a directory with their verdicts: the content of the page.
 *
 * @param format {@link #FORMAT}
 * @param scale they were run at
 * @param scaleMeans what verdicts at that scale are about, in a sentence
 * @param directory they lie in, as it was given
 * @param questions in the order they are asked
 * @param claims in the order of their numbers
 * @param saving what sharing trials saves of the claims that were run
 * @param environments where they were run
 */
public record ClaimsResults(
        String format,
        Scale scale,
        String scaleMeans,
        String directory,
        List<Asked> questions,
        List<ClaimResults> claims,
        SharedTrials.Saving saving,
        List<Environment> environments) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-claims/1";

    /** Copies the lists. */
    public ClaimsResults {
        questions = List.copyOf(questions);
        claims = List.copyOf(claims);
        environments = List.copyOf(environments);
    }

    /**
     * A question and the claims under it.
     *
     * @param question it is
     * @param words as it is asked
     * @param claims their ids
     */
    public record Asked(Question question, String words, List<String> claims) {
        /** Copies the list. */
        public Asked {
            claims = List.copyOf(claims);
        }
    }

    /** Returns how many claims have each verdict. */
    public Map<String, Long> counts() {
        return claims.stream().collect(Collectors.groupingBy(ClaimResults::verdict, Collectors.counting()));
    }
}
