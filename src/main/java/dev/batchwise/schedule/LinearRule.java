package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;

/** The learning rate in proportion to the batch size: η′ = κη (Goyal et al. 2017). */
public record LinearRule() implements ScalingRule {
    private static final double LARGEST_GROWTH_SHOWN = 32; // 256 → 8,192 on ImageNet

    @Override
    public String label() {
        return "linear";
    }

    @Override
    public String paper() {
        return "Goyal et al. 2017, Accurate, Large Minibatch SGD";
    }

    @Override
    public String assumes() {
        return "SGD with momentum, B much smaller than N, and a gradual warm-up of the rate over about 5 epochs";
    }

    @Override
    public double rateFactor(double fromBatch, double toBatch) {
        return toBatch / fromBatch;
    }

    @Override
    public List<String> doubts(Recipe given, int toBatch) {
        List<String> doubts = new ArrayList<>();
        if (given.adam().isPresent()) {
            doubts.add("the linear rule was stated for SGD; adam-sde is the rule for Adam");
        }
        double growth = toBatch / (double) given.batchSize();
        if (growth > LARGEST_GROWTH_SHOWN) {
            doubts.add("the batch size grows " + Numerals.threeDigits(growth)
                    + "-fold, and the paper went 32-fold, from 256 to 8,192");
        }
        return doubts;
    }
}
