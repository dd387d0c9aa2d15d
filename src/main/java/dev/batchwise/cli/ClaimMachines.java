package dev.batchwise.cli;

import dev.batchwise.advice.Environment;
import dev.batchwise.ledger.Ledger;
import java.util.List;
import java.util.stream.Stream;

/** The machines that claims were run on, each kept once in their ledger. */
final class ClaimMachines {
    private static final String FACT = "environments";

    private ClaimMachines() {}

    /** Returns them in the order they came. */
    static List<Environment> in(Ledger ledger) {
        return ledger.fact(FACT, Environment[].class).map(List::of).orElseGet(List::of);
    }

    /** Adds machines that are not there yet. */
    static void add(Ledger ledger, List<Environment> machines) {
        List<Environment> all =
                Stream.concat(in(ledger).stream(), machines.stream()).distinct().toList();
        ledger.keepFact(FACT, all);
    }
}
