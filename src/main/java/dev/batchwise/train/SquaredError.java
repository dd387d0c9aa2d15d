package dev.batchwise.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** (ŷ − y)² of the one number that a network gives; scored by R² = 1 − Σ(ŷ − y)²/Σ(y − ȳ)², ȳ of the scored split. */
record SquaredError() implements Objective {
    @Override
    public Tensor each(Tensor outputs, Tensor targets) {
        return outputs.squeeze(1).sub(targets.to(outputs.scalar_type())).square();
    }

    @Override
    public Tensor mean(Tensor outputs, Tensor targets) {
        return each(outputs, targets).mean();
    }

    /** 2·v. */
    @Override
    public Tensor hessianTimes(Tensor outputs, Tensor v) {
        return v.mul(new Scalar(2.0));
    }

    @Override
    public Tally tally() {
        return new Sums();
    }

    private final class Sums implements Tally {
        private double loss;
        private long count;
        private double mean; // of the targets, and their squared distances to it, by Welford's recurrence over pieces
        private double squares;

        @Override
        public void add(Tensor outputs, Tensor targets) {
            loss += each(outputs.to(ScalarType.Double), targets).sum().item_double();
            Tensor y = targets.to(ScalarType.Double);
            long n = y.size(0);
            double ofPiece = y.mean().item_double();
            double step = ofPiece - mean;
            squares += y.sub(new Scalar(ofPiece)).square().sum().item_double() + step * step * count * n / (count + n);
            mean += step * n / (count + n);
            count += n;
        }

        @Override
        public Evaluator.Score score() {
            return new Evaluator.Score(loss / count, 1 - loss / squares);
        }
    }
}
