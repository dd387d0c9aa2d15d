package benchmarks;

import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataSpec;
import dev.batchwise.train.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Examples a second of the driver, as its trial records tell them, divided by those of the bare loop: both in one process
 * with the flags of a worker, taking turns. A main of its own, because a worker's flags need a process of its own.
 */
final class DriverBenchmark {
    private static final List<Integer> SIZES = List.of(1, 4, 32, 256, 1024, 4096);
    private static final List<Integer> FEW_SIZES = List.of(1, 32, 256);

    private static final List<Integer> COLOUR_SIZES = List.of(16, 64);

    private DriverBenchmark() {}

    private static DataSpec images(Path directory) throws IOException {
        return new DataSpec(
                "cifar:" + MadeUpImages.write(Files.createDirectories(directory.resolve("cifar"))), 0.01, 1);
    }

    /**
     * Prints one line of JSON for each network and batch size.
     *
     * @param args directory for files; optimizer; standard or quick; networks
     */
    public static void main(String[] args) throws IOException {
        String optimizer = args[1];
        Effort effort = Effort.of(args[2]);
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            for (String model : List.of(args).subList(3, args.length)) {
                boolean colour = model.equals("c1");
                DataSpec data = colour ? images(Path.of(args[0])) : DriverSide.DATA;
                BareLoop loop = new BareLoop(DataSets.open(data));
                for (int batch : colour ? COLOUR_SIZES : effort.quick() ? FEW_SIZES : SIZES) {
                    Side ours = new DriverSide(driver, data, model, optimizer, batch, trial -> trial);
                    Side bare = updates -> loop.seconds(model, optimizer, DriverSide.RATE, batch, updates);
                    Goal goal = Goal.atLeast(colour ? 0.95 : batch >= 32 ? 0.97 : 0.9);
                    System.out.println(new Turns("driver", ours, "loop", bare, batch)
                            .measure(effort)
                            .row("driver", model + " " + optimizer + " B=" + batch, goal)
                            .toJson());
                }
            }
        }
    }
}
