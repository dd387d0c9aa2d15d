/**
 * What training costs at every batch size: examples a second, time of an update, peak memory, each in a worker process of its
 * own, and nothing that was not run. It asks a {@link dev.batchwise.probe.Bench} and computes from the answers; nothing here
 * knows tensors. Read {@link dev.batchwise.probe.ProbeRun} first.
 */
@NullMarked
package dev.batchwise.probe;

import org.jspecify.annotations.NullMarked;
