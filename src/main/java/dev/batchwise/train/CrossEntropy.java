package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.cross_entropy;

import org.bytedeco.pytorch.CrossEntropyLossOptions;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.kNone;

/** −ln of the probability that the softmax of K logits gives the class of an example, in nats; scored by accuracy. */
record CrossEntropy() implements Objective {
    @Override
    public Tensor each(Tensor logits, Tensor labels) {
        CrossEntropyLossOptions options = new CrossEntropyLossOptions();
        options.reduction().put(new kNone());
        return cross_entropy(logits, labels, options);
    }

    @Override
    public Tensor mean(Tensor logits, Tensor labels) {
        return cross_entropy(logits, labels);
    }

    /** With p the probabilities, (diag(p) − ppᵀ)·v. */
    @Override
    public Tensor hessianTimes(Tensor logits, Tensor v) {
        Tensor p = logits.softmax(1);
        Tensor weighted = p.mul(v);
        return weighted.sub(p.mul(weighted.sum(new long[] {1}, true, null)));
    }

    @Override
    public Tally tally() {
        return new Count();
    }

    private final class Count implements Tally {
        private double loss;
        private long correct;
        private long count;

        @Override
        public void add(Tensor logits, Tensor labels) {
            loss += each(logits, labels)
                    .sum(new ScalarTypeOptional(ScalarType.Double))
                    .item_double();
            correct +=
                    logits.argmax(new LongOptional(1), false).eq(labels).sum().item_long();
            count += labels.size(0);
        }

        @Override
        public Evaluator.Score score() {
            return new Evaluator.Score(loss / count, (double) correct / count);
        }
    }
}
