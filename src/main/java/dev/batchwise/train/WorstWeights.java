package dev.batchwise.train;

import dev.batchwise.model.Network;
import dev.batchwise.study.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The gradient where the loss of the batch is highest in a ball around the weights, as gradient ascent finds it. With T the
 * scale of each weight, one step goes to w + ρ·T²g/‖Tg‖: T = 1 for SAM (Foret et al. 2021, eq. 2), |w| + {@value #FLOOR} for
 * the weights of ASAM and 1 for its biases (Kwon et al. 2021, eq. 8 and their code). Several steps of 2.5·ρ/n each are drawn
 * back into the ball (Madry et al. 2018). Takes one gradient more than it makes steps, and a copy of the weights.
 */
final class WorstWeights implements GradientSource {
    private static final double FLOOR = 0.01;
    private static final double STRIDE = 2.5;

    private final Remedy.WorstCase ball;
    private final Passes passes;
    private final List<Weight> weights = new ArrayList<>();

    /**
     * One parameter.
     *
     * @param live as the network has it
     * @param home copy of where it was
     * @param isScaled whether ASAM measures it by its own size
     */
    private record Weight(Tensor live, Tensor home, boolean isScaled) {}

    WorstWeights(Remedy.WorstCase ball, Network network, Passes passes) {
        this.ball = ball;
        this.passes = passes;
        StringTensorDict named = network.named_parameters();
        for (long i = 0; i < named.size(); i++) {
            Tensor live = named.get(i).value();
            weights.add(new Weight(
                    live, live.detach().clone(), named.get(i).key().getString().contains("weight")));
        }
    }

    @Override
    public Gradient of(Batch batch) {
        Gradient here = passes.of(batch);
        if (!Double.isFinite(here.loss())) {
            return here;
        }
        remember();
        try {
            Gradient there = here;
            for (int step = 0; step < ball.steps() && Double.isFinite(there.loss()); step++) {
                ascend(there.gradients());
                passes.release();
                there = passes.of(batch);
            }
            double loss = Double.isFinite(there.loss()) ? here.loss() : there.loss();
            return new Gradient(loss, there.gradients());
        } finally {
            goHome();
        }
    }

    private void remember() {
        try (NoGradGuard guard = new NoGradGuard()) {
            weights.forEach(weight -> weight.home().copy_(weight.live()));
        }
    }

    private void goHome() {
        try (NoGradGuard guard = new NoGradGuard()) {
            weights.forEach(weight -> weight.live().copy_(weight.home()));
        }
    }

    private void ascend(TensorVector gradients) {
        try (NoGradGuard guard = new NoGradGuard()) {
            List<Tensor> scaled = new ArrayList<>(); // Tg
            for (int i = 0; i < weights.size(); i++) {
                scaled.add(scaled(weights.get(i), gradients.get(i)));
            }
            double norm = norm(scaled);
            if (norm == 0) {
                return;
            }
            double stride = ball.steps() == 1 ? ball.radius() : STRIDE * ball.radius() / ball.steps();
            for (int i = 0; i < weights.size(); i++) {
                weights.get(i).live().add_(scaled(weights.get(i), scaled.get(i)), new Scalar(stride / norm));
            }
            drawBack();
        }
    }

    private Tensor scaled(Weight weight, Tensor direction) {
        return ball.ball() == Remedy.WorstCase.Ball.ASAM && weight.isScaled()
                ? weight.home().abs().add_(new Scalar(FLOOR)).mul_(direction)
                : direction;
    }

    /** Of a single step the length is right as it is. */
    private void drawBack() {
        if (ball.steps() == 1) {
            return;
        }
        List<Tensor> offsets =
                weights.stream().map(weight -> weight.live().sub(weight.home())).toList();
        double norm = norm(offsets);
        if (norm > ball.radius()) {
            for (int i = 0; i < weights.size(); i++) {
                Weight weight = weights.get(i);
                weight.live().copy_(weight.home().add(offsets.get(i), new Scalar(ball.radius() / norm)));
            }
        }
    }

    private static double norm(List<Tensor> tensors) {
        double squares = 0;
        for (Tensor tensor : tensors) {
            Tensor flat = tensor.reshape(-1);
            squares += flat.dot(flat).item_double();
        }
        return Math.sqrt(squares);
    }
}
