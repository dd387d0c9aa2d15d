/**
 * From a study's trials to its results: each batch size summarised and compared, and a recommendation with its reasons,
 * or the admission that the data do not carry one. Read {@link dev.batchwise.advice.StudyResults} first.
 */
@NullMarked
package dev.batchwise.advice;

import org.jspecify.annotations.NullMarked;
