package dev.batchwise.schedule;

import dev.batchwise.schedule.Tokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Reads the text form of schedules: recursive descent, one method a rule of the grammar. */
final class ScheduleParser {
    private static final String SHAPE_ADVICE =
            "give a value, steps such as \"0.1 @0, 0.02 @60ep\", or linear, cosine, exp, warmup or at most";

    private final Tokens tokens;
    private final Amounts amounts;

    ScheduleParser(String source) {
        tokens = new Tokens(source);
        amounts = new Amounts(tokens);
    }

    /** Reads a schedule up to the end of the text. */
    Schedule whole() {
        Schedule schedule = schedule();
        Token rest = tokens.peek();
        if (!rest.text().isEmpty()) {
            throw tokens.wrong(
                    rest, "comes after the end of the schedule", "leave it out, or see the schedules' grammar");
        }
        return schedule;
    }

    private Schedule schedule() {
        return switch (tokens.peek().lower()) {
            case "warmup", "warm-up" -> warmUp();
            case "at" -> atMost();
            case "linear" -> linear();
            case "cosine" -> cosine();
            case "exp" -> exponential();
            default -> valueFirst();
        };
    }

    private Schedule warmUp() {
        tokens.take();
        Extent over = amounts.length();
        double from = tokens.skip("from") ? amounts.value() : 0;
        tokens.expect(",", "write what is warmed up to, e.g. warmup 5ep, 0.1");
        return new WarmUp(over, from, schedule());
    }

    private Schedule atMost() {
        tokens.take();
        tokens.expect("most", "write e.g. at most 5120, exp 128 x2 every 10ep");
        double limit = amounts.value();
        tokens.expect(",", "write what is limited, e.g. at most 5120, exp 128 x2 every 10ep");
        return new AtMost(limit, schedule());
    }

    private Schedule linear() {
        tokens.take();
        double start = amounts.value();
        tokens.expect("->", "write both ends, e.g. linear 0.1 -> 0 over 300K");
        return new Linear(start, amounts.value(), over());
    }

    private Schedule cosine() {
        tokens.take();
        double start = amounts.value();
        double end = tokens.skip("->") ? amounts.value() : 0;
        return new Cosine(start, end, over());
    }

    private Schedule exponential() {
        tokens.take();
        double start = amounts.value();
        double factor = amounts.factor();
        tokens.expect("every", "write e.g. exp 0.1 x0.5 every 10ep");
        return new Exponential(start, factor, amounts.length());
    }

    private Extent over() {
        return tokens.skip("over") ? amounts.length() : new Extent.Budget();
    }

    private Schedule valueFirst() {
        double value = amounts.value(SHAPE_ADVICE);
        if (tokens.skip("/")) {
            return new Power(value, bracketed(), -exponent());
        }
        if (tokens.skip("*")) {
            return new Power(value, bracketed(), exponent());
        }
        return tokens.peek().is("@") ? steps(value) : new Constant(value);
    }

    private Schedule bracketed() {
        tokens.expect("(", "put the other schedule in brackets, e.g. 12.8 / (cosine 0.1)");
        Schedule schedule = schedule();
        tokens.expect(")", "close the bracket, e.g. 12.8 / (cosine 0.1)");
        return schedule;
    }

    private double exponent() {
        return tokens.skip("^") ? amounts.exponent() : 1;
    }

    private Schedule steps(double first) {
        List<Steps.Step> steps = new ArrayList<>();
        steps.add(new Steps.Step(first, start()));
        while (tokens.skip(",")) {
            double value = amounts.value("give the next step, e.g. 0.02 @60ep");
            tokens.expect("@", "say where the step begins, e.g. 0.02 @60ep");
            Token token = tokens.peek();
            Extent from = amounts.extent();
            if (from.isNotAfter(steps.get(steps.size() - 1).from())) {
                throw tokens.wrong(token, "goes back or overlaps", "let every step begin after the one before it");
            }
            steps.add(new Steps.Step(value, from));
        }
        return steps.size() == 1 ? new Constant(first) : new Steps(steps);
    }

    private Extent start() {
        tokens.expect("@", "write e.g. 0.1 @0");
        Token token = tokens.peek();
        if (!amounts.extent().isZero()) {
            throw tokens.wrong(token, "is where the first step begins", "begin @0, e.g. 0.1 @0, 0.02 @60ep");
        }
        return new Extent.Count(0);
    }
}
