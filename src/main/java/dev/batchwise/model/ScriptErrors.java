package dev.batchwise.model;

/** What libtorch says, without where in its sources it says so. */
final class ScriptErrors {
    private static final String RAISED = "RuntimeError: ";

    private ScriptErrors() {}

    /** Returns the reason of an error in one line. */
    static String reason(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        int raised = message.lastIndexOf(RAISED);
        String from = raised < 0 ? message : message.substring(raised + RAISED.length());
        return from.lines().findFirst().orElse(message).strip();
    }
}
