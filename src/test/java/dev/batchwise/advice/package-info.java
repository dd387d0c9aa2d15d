/** Tests of results and advice on made-up trials with known answers. Read {@link dev.batchwise.advice.MadeUpStudy} first. */
@NullMarked
package dev.batchwise.advice;

import org.jspecify.annotations.NullMarked;
