package dev.batchwise.optim;

import dev.batchwise.study.OptimizerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import tools.jackson.databind.json.JsonMapper;

/** Updates made in float64 by other systems: the data files beside make_update_sequences.py, which tells how. */
final class UpdateSequences {
    private UpdateSequences() {}

    /**
     * What every case shares.
     *
     * @param shapes of the parameters
     * @param initial values of all parameters, one after another
     * @param gradients the same for each update; exact in float32
     */
    record Given(List<List<Long>> shapes, List<Double> initial, List<List<Double>> gradients) {
        /** Cuts values into float32 tensors of the shapes. */
        List<Tensor> tensors(List<Double> values) {
            List<Tensor> tensors = new ArrayList<>();
            int start = 0;
            for (List<Long> shape : shapes) {
                long[] sizes = shape.stream().mapToLong(size -> size).toArray();
                int count = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
                float[] part = new float[count];
                for (int i = 0; i < count; i++) {
                    part[i] = values.get(start + i).floatValue();
                }
                tensors.add(Tensor.create(part, sizes));
                start += count;
            }
            return tensors;
        }
    }

    /**
     * One rule with its constants.
     *
     * @param learningRates at the first and the last update, linear between
     * @param momenta the same for the momentum
     * @param after values of all parameters after so many updates
     */
    record Case(
            String label,
            OptimizerSpec optimizer,
            List<Double> learningRates,
            List<Double> momenta,
            Map<Integer, List<Double>> after) {
        double learningRate(int update, int updates) {
            return between(learningRates, update, updates);
        }

        double momentum(int update, int updates) {
            return between(momenta, update, updates);
        }

        /** Returns what is known of the values after so many updates. */
        Optional<List<Double>> expected(int updates) {
            return Optional.ofNullable(after.get(updates));
        }

        private static double between(List<Double> ends, int update, int updates) {
            return ends.get(0) + (ends.get(1) - ends.get(0)) * update / (updates - 1);
        }

        @Override
        public String toString() {
            return optimizer.name() + ", " + label;
        }
    }

    private record Cases(String system, List<Case> cases) {}

    static Given given() {
        return read("gradients", Given.class);
    }

    static Stream<Case> all() {
        return OptimizerSpec.NAMES.stream().flatMap(name -> read(name, Cases.class).cases().stream());
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream in = Optional.ofNullable(UpdateSequences.class.getResourceAsStream(name + ".json"))
                .orElseThrow()) {
            return JsonMapper.shared().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
