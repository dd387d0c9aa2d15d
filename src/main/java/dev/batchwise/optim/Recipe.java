package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * An update rule as {@link FusedRule} compiles it.
 *
 * @param state lists of tensors kept between updates, by the name the lines use
 * @param scratch lists of tensors whose content means nothing between updates, by the same kind of name
 * @param lines TorchScript that may use {@code parameters}, {@code gradients}, {@code lr}, {@code momentum}, the empty list
 *     {@code none} and the names above; gradients are not to be written to
 */
record Recipe(Map<String, List<Tensor>> state, Map<String, List<Tensor>> scratch, List<String> lines) {
    Recipe {
        lines = List.copyOf(lines);
    }

    /** Returns this with other lines before its own. */
    Recipe after(List<String> first) {
        return new Recipe(
                state, scratch, Stream.concat(first.stream(), lines.stream()).toList());
    }

    /**
     * Returns an expression for ‖t‖², a float. A dot product takes a third of the time of {@code linalg_vector_norm}.
     *
     * @param tensor name of a contiguous tensor
     */
    static String squaredNorm(String tensor) {
        return String.format(Locale.ROOT, "float(torch.dot(%1$s.view(-1), %1$s.view(-1)))", tensor);
    }

    /** Returns one tensor of zeros in the shape of each parameter. */
    static List<Tensor> zerosLike(List<Tensor> parameters) {
        return parameters.stream().map(p -> zeros_like(p.detach())).toList();
    }
}
