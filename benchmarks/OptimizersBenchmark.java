package benchmarks;

import dev.batchwise.data.DataSets;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Examples a second of the driver with one update rule, divided by those of something to be compared with: the bare loop
 * with libtorch's own class for Adam, the driver with Adam for LARS and LAMB. A main of its own, as the driver's.
 */
final class OptimizersBenchmark {
    private static final String MODEL = "mlp:512,512";

    private OptimizersBenchmark() {}

    /**
     * Prints one line of JSON for each rule and batch size.
     *
     * @param args directory for files; standard or quick
     */
    public static void main(String[] args) {
        Effort effort = Effort.of(args[1]);
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            BareLoop loop = new BareLoop(DataSets.open(DriverSide.DATA));
            for (int batch : List.of(1, 4, 32)) {
                Side ours = new DriverSide(driver, MODEL, "adam", batch);
                Side bare = updates -> loop.seconds(MODEL, "adam", DriverSide.RATE, batch, updates);
                Goal goal = Goal.atLeast(batch >= 32 ? 1.15 : 1.5);
                print(new Turns("driver", ours, "libtorch's class", bare, batch), "adam", goal, effort);
            }
            for (String rule : List.of("lars", "lamb")) {
                for (int batch : List.of(32, 256)) {
                    Side ours = new DriverSide(driver, MODEL, rule, batch);
                    Side adam = new DriverSide(driver, MODEL, "adam", batch);
                    print(new Turns(rule, ours, "adam", adam, batch), rule, Goal.atLeast(0.8), effort);
                }
            }
        }
    }

    private static void print(Turns turns, String rule, Goal goal, Effort effort) {
        String what = MODEL + " " + rule + " B=" + turns.batch();
        System.out.println(turns.measure(effort).row("optimizers", what, goal).toJson());
    }
}
