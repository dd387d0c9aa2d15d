package dev.batchwise.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A copy of a network's weights and statistics as they were at their best. The scope open at its creation owns it. */
final class BestWeights {
    private final Map<String, Tensor> live;
    private final Map<String, Tensor> copies = new LinkedHashMap<>();

    /** Creates a copy of the weights as they are; {@code live} are the tensors themselves. */
    BestWeights(Map<String, Tensor> live) {
        this.live = live;
        try (NoGradGuard guard = new NoGradGuard()) {
            live.forEach((name, tensor) -> copies.put(name, tensor.detach().clone()));
        }
    }

    /** Copies the weights as they are now. */
    void take() {
        try (NoGradGuard guard = new NoGradGuard()) {
            copies.forEach((name, copy) -> copy.copy_(tensor(name)));
        }
    }

    /** Puts the copied weights back into the network. */
    void restore() {
        try (NoGradGuard guard = new NoGradGuard()) {
            copies.forEach((name, copy) -> tensor(name).copy_(copy));
        }
    }

    private Tensor tensor(String name) {
        return Objects.requireNonNull(live.get(name));
    }

    /** Returns the copies by name, for a checkpoint to go on from. */
    Map<String, Tensor> state() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        copies.forEach((name, copy) -> named.put("best." + name, copy));
        return named;
    }
}
