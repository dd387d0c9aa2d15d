/**
 * Data sets, their splits and the order in which their examples are shown. Every file is verified whole before anything
 * is made of it, and what can be said without holding the images is said without holding them. Read {@link
 * dev.batchwise.data.DataSets} first.
 */
@NullMarked
package dev.batchwise.data;

import org.jspecify.annotations.NullMarked;
