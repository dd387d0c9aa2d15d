/**
 * What to run: the study's settings, the trials they stand for, and what one trial gives back. Everything here is a
 * plain value that goes to and from JSON; nothing here trains. Read {@link dev.batchwise.study.TrialSpec} first.
 */
@NullMarked
package dev.batchwise.study;

import org.jspecify.annotations.NullMarked;
