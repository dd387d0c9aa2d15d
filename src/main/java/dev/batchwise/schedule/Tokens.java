package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule's text cut into words and signs, read from left to right. */
final class Tokens {
    private static final Pattern PIECE = Pattern.compile("->|[@,/*^()]|(?:(?!->)[^\\s@,/*^()])+");

    private final String source;
    private final List<Token> pieces = new ArrayList<>();
    private int next;

    /**
     * A word or a sign.
     *
     * @param text as written; empty at the end
     * @param position of its first character, counted from 1
     */
    record Token(String text, int position) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    Tokens(String source) {
        this.source = source;
        Matcher matcher = PIECE.matcher(source);
        while (matcher.find()) {
            pieces.add(new Token(matcher.group(), matcher.start() + 1));
        }
        pieces.add(new Token("", source.length() + 1));
    }

    Token peek() {
        return pieces.get(next);
    }

    /** Returns the next token and goes past it; the end stays. */
    Token take() {
        Token token = pieces.get(next);
        next = Math.min(next + 1, pieces.size() - 1);
        return token;
    }

    /** Goes past the next token if it is one of the words; says whether it did. */
    boolean skip(String... words) {
        for (String word : words) {
            if (peek().is(word)) {
                take();
                return true;
            }
        }
        return false;
    }

    /**
     * Goes past the next token, which must be that word.
     *
     * @param advice what to do if it is not
     */
    void expect(String word, String advice) {
        if (!skip(word)) {
            throw wrong(peek(), "is not \"" + word + "\"", advice);
        }
    }

    /** Creates the exception for a token: its position, what it is, what is wrong with it, and what to do. */
    UsageException wrong(Token token, String fault, String advice) {
        String what = token.text().isEmpty() ? "the end" : "\"" + token.text() + "\"";
        return new UsageException("schedule \"" + source + "\": at character " + token.position() + ", " + what + " "
                + fault + "; " + advice);
    }
}
