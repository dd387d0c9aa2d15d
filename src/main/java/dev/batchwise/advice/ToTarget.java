package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Target;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one batch size of one arm took to reach the target of a study. The costs are empty when no trial ended with a score.
 *
 * @param arm learning-rate policy
 * @param batchSize B in examples
 * @param target the score
 * @param capExamples what a trial was shown at most
 * @param seeds trials that ended with a score
 * @param reached how many of them reached the target
 * @param censored how many reached the cap before
 * @param learningRate constant rate; empty when the search found none that trained
 * @param examples shown until then
 * @param updates made until then
 * @param seconds of training until then
 * @param resolution how finely these are known, as a share of them: the gap between looks at the score, or one update where
 *     that is more; empty without a cost
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ToTarget(
        Arm arm,
        int batchSize,
        Target target,
        long capExamples,
        int seeds,
        int reached,
        int censored,
        OptionalDouble learningRate,
        Optional<TargetCost> examples,
        Optional<TargetCost> updates,
        Optional<TargetCost> seconds,
        OptionalDouble resolution) {}
