package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.batchwise.spectrum.Eigenvalue;
import java.util.OptionalDouble;

/** One figure for the sharpness of a minimum: what trials are compared by. Of several ε or radii it is the first, the largest. */
public enum SharpnessMeasure {
    /** Keskar's φ in the full space. */
    KESKAR_FULL("keskarFull", Scale.DEPENDENT),
    /** The mean of Keskar's φ over the random subspaces. */
    KESKAR_RANDOM("keskarRandom", Scale.DEPENDENT),
    /** Adaptive ℓ∞ sharpness, nats. */
    ADAPTIVE_LINF("adaptiveLinf", Scale.FREE),
    /** Adaptive ℓ2 sharpness, nats. */
    ADAPTIVE_L2("adaptiveL2", Scale.FREE),
    /** Largest eigenvalue of the Hessian. */
    LAMBDA_MAX("lambdaMax", Scale.DEPENDENT),
    /** Largest eigenvalue of the Gauss–Newton part. */
    GAUSS_NEWTON_LAMBDA_MAX("gaussNewtonLambdaMax", Scale.DEPENDENT),
    /** Trace of the Hessian. */
    TRACE("trace", Scale.DEPENDENT);

    /** What rescaling the layers of a ReLU network, which leaves its function as it is, does to a measure (Dinh et al. 2017). */
    public enum Scale {
        /** It changes. */
        DEPENDENT,
        /** It stays. */
        FREE
    }

    private final String key;
    private final Scale scale;

    SharpnessMeasure(String key, Scale scale) {
        this.key = key;
        this.scale = scale;
    }

    /** Returns the name in JSON. */
    @JsonValue
    public String key() {
        return key;
    }

    /** Returns whether rescaling layers changes it. */
    public Scale scale() {
        return scale;
    }

    /** Returns the figure; empty where it was not measured. */
    public OptionalDouble of(SharpnessResults results) {
        return switch (this) {
            case KESKAR_FULL -> keskar(results, "full");
            case KESKAR_RANDOM -> keskar(results, "random");
            case ADAPTIVE_LINF -> adaptive(results, "linf");
            case ADAPTIVE_L2 -> adaptive(results, "l2");
            case LAMBDA_MAX -> OptionalDouble.of(results.hessian().lambdaMax().value());
            case GAUSS_NEWTON_LAMBDA_MAX ->
                results.hessian().gaussNewtonLambdaMax().stream()
                        .mapToDouble(Eigenvalue::value)
                        .findFirst();
            case TRACE -> OptionalDouble.of(results.hessian().trace().value());
        };
    }

    private static OptionalDouble keskar(SharpnessResults results, String subspace) {
        return results.keskar().stream()
                .findFirst()
                .map(first -> results.keskar(subspace, first.epsilon()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble adaptive(SharpnessResults results, String norm) {
        return results.adaptive().stream()
                .filter(a -> a.norm().equals(norm))
                .mapToDouble(SharpnessResults.Adaptive::value)
                .findFirst();
    }
}
