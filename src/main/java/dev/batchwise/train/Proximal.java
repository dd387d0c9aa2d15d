package dev.batchwise.train;

import dev.batchwise.study.Remedy;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Several steps on one batch, held near the weights x_k at which it was met: each along ∇f(x) + λ·(x − x_k), so that together
 * they go towards argmin f(x) + λ/2·‖x − x_k‖² (Li et al. 2014; Keskar et al. 2017, appendix E).
 */
final class Proximal {
    private final Optional<Remedy.Conservative> how;
    private final List<Tensor> parameters;
    private final List<Tensor> met;

    /**
     * Creates the steps of a training; with a remedy, a copy of the weights is kept.
     *
     * @param how one step on a batch if empty
     * @param parameters float32 leaves of the network
     */
    Proximal(Optional<Remedy.Conservative> how, List<Tensor> parameters) {
        this.how = how;
        this.parameters = List.copyOf(parameters);
        met = how.isEmpty()
                ? List.of()
                : parameters.stream()
                        .map(parameter -> parameter.detach().clone())
                        .toList();
    }

    /** Returns how many steps are made on a batch: 1 in plain training. */
    int steps() {
        return how.map(Remedy.Conservative::steps).orElse(1);
    }

    /** Remembers the weights at which a batch is met. */
    void meet() {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int i = 0; i < met.size(); i++) {
                met.get(i).copy_(parameters.get(i));
            }
        }
    }

    /** Returns the gradients with what pulls back to where the batch was met; the open scope owns them. */
    TensorVector pulled(TensorVector gradients) {
        if (how.isEmpty()) {
            return gradients;
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            TensorVector pulled = new TensorVector();
            for (int i = 0; i < met.size(); i++) {
                Tensor offset = parameters.get(i).sub(met.get(i));
                pulled.push_back(
                        gradients.get(i).add(offset, new Scalar(how.get().lambda())));
            }
            return pulled;
        }
    }
}
