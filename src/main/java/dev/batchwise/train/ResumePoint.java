package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.NoiseSample;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an interrupted trial had come, besides its tensors.
 *
 * @param spec the trial; a file of another spec is not gone on from
 * @param updates made
 * @param examples shown
 * @param seconds of training
 * @param curve points measured
 * @param passExamples most examples in one pass by then
 * @param notes on the way
 * @param noise samples of the gradient noise
 */
record ResumePoint(
        TrialSpec spec,
        long updates,
        long examples,
        double seconds,
        List<CurvePoint> curve,
        int passExamples,
        List<String> notes,
        List<NoiseSample> noise) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "resume";

    ResumePoint {
        curve = List.copyOf(curve);
        notes = List.copyOf(notes);
        noise = List.copyOf(noise);
    }

    /** Writes this and the training's tensors. */
    void save(Training training, Path file) {
        try (PointerScope scope = new PointerScope()) {
            new Safetensors(training.state(), Map.of(KEY, JSON.writeValueAsString(this))).write(file);
        }
    }

    /**
     * Puts a saved state back into a fresh training.
     *
     * @return how far it had come; empty if the file is of another spec, and then nothing is changed
     */
    static java.util.Optional<ResumePoint> load(Training training, TrialSpec spec, Path file) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Safetensors saved = Safetensors.read(file);
            ResumePoint point = JSON.readValue(saved.metadata().getOrDefault(KEY, "{}"), ResumePoint.class);
            Map<String, Tensor> state = training.state();
            if (!spec.equals(point.spec())
                    || !state.keySet().equals(saved.tensors().keySet())) {
                return java.util.Optional.empty();
            }
            state.forEach((name, tensor) -> tensor.copy_(saved.tensors().get(name)));
            training.seek(point.updates(), point.examples());
            training.passes().limit(point.passExamples());
            training.passes().recall(point.notes());
            training.noise().ifPresent(meter -> meter.recall(point.noise()));
            return java.util.Optional.of(point);
        }
    }
}
