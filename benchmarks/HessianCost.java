package benchmarks;

import dev.batchwise.curvature.Effort;
import dev.batchwise.curvature.LossSurface;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.ResidentMemory;
import dev.batchwise.train.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/**
 * A product with the Hessian against a gradient, on the same examples in one process: their times in turns, or the peaks of
 * resident memory above rest.
 */
final class HessianCost {
    private static final int EXAMPLES = 2_000;
    private static final int PAIRS = 11;

    private HessianCost() {}

    /**
     * Prints one line of JSON.
     *
     * @param args network; time or memory
     */
    public static void main(String[] args) {
        TorchRuntime.start();
        try (PointerScope scope = new PointerScope()) {
            TensorData data = TensorData.of(DataSets.open(DriverSide.DATA));
            Network network = Networks.create(
                    ModelSpec.parse(args[0]), data.inputShape(), data.outputs(), 1, OptionalInt.empty());
            LossSurface surface = new LossSurface(network, data.subset(SplitName.TRAIN, EXAMPLES), Effort.unheard());
            double[] v = surface.here();
            double[] out = new double[v.length];
            Runnable gradient = () -> surface.here(out);
            Runnable product = () -> surface.hessianTimes(v, out);
            gradient.run();
            product.run();
            Row row = args[1].equals("time") ? times(args[0], gradient, product) : memory(args[0], gradient, product);
            System.out.println(row.toJson());
        }
    }

    private static Row times(String model, Runnable gradient, Runnable product) {
        List<Double> ratios = new ArrayList<>();
        List<Double> gradients = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            double before = seconds(gradient);
            double between = seconds(product);
            double after = seconds(gradient);
            gradients.add((before + after) / 2);
            ratios.add(between / ((before + after) / 2));
        }
        String detail =
                String.format(Locale.ROOT, "gradient %.0f ms, %d examples", 1e3 * Row.median(gradients), EXAMPLES);
        return Row.of("curvature", "product, " + model, "gradients", ratios, Goal.atMost(3.3), detail);
    }

    private static Row memory(String model, Runnable gradient, Runnable product) {
        double first = peak(gradient);
        double second = peak(product);
        String detail = String.format(Locale.ROOT, "%.1f MB against %.1f MB above rest", second / 1e6, first / 1e6);
        return Row.of(
                "curvature", "its memory, " + model, "gradients", List.of(second / first), Goal.atMost(2.7), detail);
    }

    private static double peak(Runnable work) {
        return ResidentMemory.peakOf(1, work).orElseThrow().peakBytes();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
