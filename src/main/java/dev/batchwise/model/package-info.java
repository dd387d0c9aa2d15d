/**
 * The networks, one file each, with the shape of every intermediate value on its line. A network is a libtorch module whose
 * initial weights come from an init seed alone, never from a batch size. Read {@link dev.batchwise.model.Network} first.
 */
@NullMarked
package dev.batchwise.model;

import org.jspecify.annotations.NullMarked;
