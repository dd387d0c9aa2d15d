package dev.batchwise.cli;

import dev.batchwise.study.Spelling;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was meant by an option or a command that does not exist. */
final class Misspelling {
    private Misspelling() {}

    /** Returns what was wrong, with the nearest name there is. */
    static String explain(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(e.getMessage());
        }
        String given = unmatched.getUnmatched().get(0);
        List<String> known =
                new ArrayList<>(e.getCommandLine().getCommandSpec().optionsMap().keySet());
        known.addAll(e.getCommandLine().getSubcommands().keySet());
        String word = given.contains("=") ? given.substring(0, given.indexOf('=')) : given;
        String guess = Spelling.nearest(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; see the list of " + (word.startsWith("-") ? "options" : "commands"));
        return (word.startsWith("-") ? "unknown option '" : "unexpected '") + word + "'" + guess;
    }
}
