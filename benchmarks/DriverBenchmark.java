package benchmarks;

import dev.batchwise.data.DataSets;
import dev.batchwise.train.Driver;
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

    private DriverBenchmark() {}

    /**
     * Prints one line of JSON for each network and batch size.
     *
     * @param args directory for files; optimizer; standard or quick; networks
     */
    public static void main(String[] args) {
        String optimizer = args[1];
        Effort effort = Effort.of(args[2]);
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            BareLoop loop = new BareLoop(DataSets.open(DriverSide.DATA));
            for (String model : List.of(args).subList(3, args.length)) {
                for (int batch : effort.quick() ? FEW_SIZES : SIZES) {
                    Side ours = new DriverSide(driver, model, optimizer, batch);
                    Side bare = updates -> loop.seconds(model, optimizer, DriverSide.RATE, batch, updates);
                    Goal goal = Goal.atLeast(batch >= 32 ? 0.97 : 0.9);
                    System.out.println(new Turns("driver", ours, "loop", bare, batch)
                            .measure(effort)
                            .row("driver", model + " " + optimizer + " B=" + batch, goal)
                            .toJson());
                }
            }
        }
    }
}
