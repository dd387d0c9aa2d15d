/**
 * Running trials: worker processes, the lines of JSON they are spoken to with, and what is done when one dies. A trial
 * spec goes out and a trial record comes back; nothing here knows tensors. Read {@link dev.batchwise.run.StudyRun} first.
 */
@NullMarked
package dev.batchwise.run;

import org.jspecify.annotations.NullMarked;
