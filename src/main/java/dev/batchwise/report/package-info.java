/**
 * Results for a person and for a program: the table and advice on the terminal, one self-contained page, JSON and CSV.
 * All are made from one model and only format it; nothing statistical is computed here. Read
 * {@link dev.batchwise.report.Reports} first.
 */
@NullMarked
package dev.batchwise.report;

import org.jspecify.annotations.NullMarked;
