package dev.batchwise.proof;

import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.ScheduleReport;
import dev.batchwise.study.OptimizerSpec;
import java.util.List;

/**
 * What the trials of one update rule say of its two plans.
 *
 * @param optimizer name
 * @param settings its constants
 * @param rates how its rates follow from those of the first rule, in words; empty for the first
 * @param noiseScale what the phases' noise scale is
 * @param updatesRatio updates of the given plan over those of the converted one
 * @param given the plan as it came, and its trials
 * @param converted the plan as it goes, and its trials
 * @param finalAccuracy of the test split
 * @param lossCurve of training loss against examples
 * @param leftOut seeds that do not take part in the comparison, and why, a sentence each
 * @param cautions what is uncertain about the conversion, a sentence each
 * @param text both verdicts in words
 */
public record Proof(
        String optimizer,
        OptimizerSpec settings,
        String rates,
        String noiseScale,
        double updatesRatio,
        PlanTrials given,
        PlanTrials converted,
        AccuracyDifference finalAccuracy,
        CurveDifference lossCurve,
        List<String> leftOut,
        List<String> cautions,
        String text) {
    /** Copies the lists. */
    public Proof {
        leftOut = List.copyOf(leftOut);
        cautions = List.copyOf(cautions);
    }

    static Proof of(ProofRecord record, PlanPair pair) {
        Conversion plans = pair.conversion();
        ScheduleReport report = plans.report();
        PairedTrials trials = PairedTrials.of(record, pair);
        AccuracyDifference accuracy = AccuracyDifference.of(trials, record);
        CurveDifference curve = CurveDifference.of(trials, pair, record.spec());
        PlanTrials given = PlanTrials.of(record, pair, Side.GIVEN, report.given());
        PlanTrials converted = PlanTrials.of(record, pair, Side.CONVERTED, report.converted());
        double ratio = (double) report.given().updates() / report.converted().updates();
        return new Proof(
                pair.optimizer().name(),
                pair.optimizer(),
                pair.rates(),
                report.noiseScale(),
                ratio,
                given,
                converted,
                accuracy,
                curve,
                trials.leftOut(),
                report.cautions(),
                ProofText.of(record.spec(), accuracy, curve, trials));
    }
}
