package dev.batchwise.cli;

/** How the program ends. */
public enum ExitCode {
    /** What was asked for was done. */
    OK(0),
    /** The program failed in a way that it should not; a defect. */
    DEFECT(1),
    /** What was asked for cannot be done: wrong options, data or files, or no room to write; nothing finished is lost. */
    USAGE(2),
    /** Interrupted; the same command goes on. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the number given to the shell. */
    public int code() {
        return code;
    }
}
