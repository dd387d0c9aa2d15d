package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.proof.ProofPlan;
import dev.batchwise.report.Quantities;
import dev.batchwise.run.MemoryMeter;
import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.Figure;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.BatchingOptions;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Both plans of a conversion with their peak memory on a model, measured at their largest batch sizes in fresh workers.
 *
 * @param plans the conversion
 * @param rule update rule
 * @param data to train on
 * @param model which network
 * @param batching how batches are cut
 * @param run how workers are started
 */
record MeasuredConversion(
        Conversion plans,
        OptimizerSpec rule,
        DataSpec data,
        ModelArguments model,
        BatchingOptions batching,
        RunArguments run) {

    /** Measures, and shows both plans with the peaks. */
    void show(ScheduleOutput output) {
        OptionTexts texts = new OptionTexts();
        DataShape shape = DataSets.shapeOf(data);
        model.problems(Optional.of(shape)).forEach(texts.problems()::add);
        Optional<ModelSpec> network = ModelSpec.read(texts, model.name(), Optional.of(shape));
        Batching cut = batching.batching(texts, network);
        texts.problems().throwIfAny();
        List<OptionalLong> peaks = peaks(shape, network.orElseThrow().name(), cut);
        Figure memory = new Figure(
                "peak memory of training, measured", Quantities.peak(peaks.get(0)), Quantities.peak(peaks.get(1)));
        output.show(plans.text(List.of(memory)), plans.report().withPeakMemory(peaks.get(0), peaks.get(1)));
    }

    private List<OptionalLong> peaks(DataShape shape, String network, Batching cut) {
        try {
            Path scratch = Files.createTempDirectory("batchwise-memory");
            try (MemoryMeter meter = new MemoryMeter(run.pool(scratch, shape).command(), scratch)) {
                return List.of(peak(meter, plans.given(), network, cut), peak(meter, plans.converted(), network, cut));
            } finally {
                Scratch.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use a temporary directory: " + e.getMessage(), e);
        }
    }

    private OptionalLong peak(MemoryMeter meter, Plan plan, String network, Batching cut) {
        TrialSpec trial = new TrialSpec(
                "memory",
                Purpose.PROVE,
                Arm.CONSTANT,
                data,
                network,
                rule,
                plan,
                cut,
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
        return meter.measure(ProofPlan.atLargest(trial, "memory")).stream()
                .mapToLong(PeakMemory::peakBytes)
                .findFirst();
    }
}
