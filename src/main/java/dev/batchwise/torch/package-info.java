/**
 * The native ground: threads, lifetimes, and tensors in files. It owns lifetimes only and is no second tensor API. Read
 * {@link dev.batchwise.torch.Safetensors} first.
 */
@NullMarked
package dev.batchwise.torch;

import org.jspecify.annotations.NullMarked;
