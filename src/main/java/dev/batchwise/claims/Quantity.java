package dev.batchwise.claims;

/**
 * What is observed.
 *
 * @param name in JSON, camelCase
 * @param words as it stands on an axis
 * @param unit it is counted in
 * @param step of the grid its values lie on; 0 if there is none
 */
public record Quantity(String name, String words, Unit unit, double step) {
    /** Accuracy on the test split of MNIST or Fashion-MNIST, 10,000 examples. */
    public static final Quantity TEST_ACCURACY = new Quantity("testAccuracy", "test accuracy", Unit.PERCENT, 1e-4);
    /** Accuracy on the training split. */
    public static final Quantity TRAIN_ACCURACY =
            new Quantity("trainAccuracy", "training accuracy", Unit.PERCENT, 1e-4);
    /** Accuracy on the validation split, 6,000 examples of MNIST or Fashion-MNIST: what choices are made by. */
    public static final Quantity VALIDATION_ACCURACY =
            new Quantity("validationAccuracy", "validation accuracy", Unit.PERCENT, 1.0 / 6000);
    /** Loss on the test split. */
    public static final Quantity TEST_LOSS = of("testLoss", "test loss", Unit.NATS);
    /** Loss on the training split. */
    public static final Quantity TRAIN_LOSS = of("trainLoss", "training loss", Unit.NATS);
    /** Updates made. */
    public static final Quantity UPDATES = of("updates", "updates", Unit.COUNT);
    /** Examples shown. */
    public static final Quantity EXAMPLES = of("examples", "examples shown", Unit.COUNT);
    /** Time of training alone. */
    public static final Quantity SECONDS = of("seconds", "training time", Unit.SECONDS);

    /** Returns a quantity whose values lie on no grid. */
    public static Quantity of(String name, String words, Unit unit) {
        return new Quantity(name, words, unit, 0);
    }
}
