package dev.batchwise.proof;

import dev.batchwise.advice.Environment;
import dev.batchwise.schedule.PlanReport;
import dev.batchwise.schedule.ScheduleReport;
import java.util.List;

/**
 * Everything a proof found, as it goes to JSON: a schedule report of the first update rule, and the proofs beside it.
 *
 * @param format {@code batchwise-schedule/1}
 * @param noiseScale what the phases' noise scale is
 * @param given the plan as it came
 * @param converted the plan as it goes
 * @param cautions what is uncertain about it, a sentence each
 * @param study what was asked
 * @param environment where it ran
 * @param proofs one an update rule, in their order
 */
public record ProofResults(
        String format,
        String noiseScale,
        PlanReport given,
        PlanReport converted,
        List<String> cautions,
        ProofSummary study,
        Environment environment,
        List<Proof> proofs) {
    /** Copies the lists. */
    public ProofResults {
        cautions = List.copyOf(cautions);
        proofs = List.copyOf(proofs);
    }

    /** Returns the results of what has ended. */
    public static ProofResults of(ProofRecord record) {
        List<Proof> proofs = record.spec().pairs().stream()
                .map(pair -> Proof.of(record, pair))
                .toList();
        Proof first = proofs.get(0);
        return new ProofResults(
                ScheduleReport.FORMAT,
                first.noiseScale(),
                first.given().plan(),
                first.converted().plan(),
                first.cautions(),
                ProofSummary.of(record.spec(), record.shape()),
                record.environment(),
                proofs);
    }
}
