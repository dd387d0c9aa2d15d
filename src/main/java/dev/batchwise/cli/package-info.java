/**
 * The command line: reads what was typed, calls the rest, and turns every end into an exit code. It is the only package
 * that sees both the record side and the tensor side. Read {@link dev.batchwise.cli.Main} first.
 */
@NullMarked
package dev.batchwise.cli;

import org.jspecify.annotations.NullMarked;
