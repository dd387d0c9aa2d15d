package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.compile;
import static org.bytedeco.pytorch.global.torch.setGraphExecutorOptimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * An update rule whose arithmetic is libtorch's fused kernels, all in one call. The kernels are not bound to Java, so a
 * TorchScript function is compiled that takes every tensor by itself, makes the lists, and calls them. It returns a list
 * that the kernels wrote to: without that the compiler would drop the calls as dead code. The kernels read a gradient as if
 * it were contiguous, so the function makes it so. Used by the thread that created it.
 */
final class FusedRule implements UpdateRule {
    private final IValue nothing = new IValue();

    private final Map<String, List<Tensor>> state;
    private final CompilationUnit unit;
    private final Function function;
    private final IValueVector arguments = new IValueVector();
    private final int parameterCount;

    /** Compiles the rule. */
    FusedRule(List<Tensor> parameters, Recipe recipe) {
        state = recipe.state();
        parameterCount = parameters.size();
        setGraphExecutorOptimize(
                false); // of this thread: one kernel leaves nothing to optimize, and looking takes 4 ms
        unit = compile(source(recipe));
        function = unit.get_functions().get(0);
        parameters.forEach(p -> arguments.push_back(new IValue(p)));
        parameters.forEach(p -> arguments.push_back(nothing));
        recipe.state().values().forEach(this::push);
        recipe.scratch().values().forEach(this::push);
        arguments.push_back(new IValue(0.0));
        arguments.push_back(new IValue(0.0));
    }

    private void push(List<Tensor> tensors) {
        tensors.forEach(t -> arguments.push_back(new IValue(t)));
    }

    private String source(Recipe recipe) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("parameters", parameterCount);
        sizes.put("gradients", parameterCount);
        recipe.state().forEach((name, list) -> sizes.put(name, list.size()));
        recipe.scratch().forEach((name, list) -> sizes.put(name, list.size()));
        StringBuilder text = new StringBuilder("def update(");
        sizes.forEach((name, size) -> text.append(names(name, size, ": Tensor")).append(", "));
        text.append("lr: float, momentum: float) -> List[Tensor]:\n    none: List[Tensor] = []\n");
        sizes.forEach((name, size) -> text.append("    ")
                .append(name)
                .append(" = [")
                .append(names(name, size, name.equals("gradients") ? ".contiguous()" : ""))
                .append("]\n"));
        recipe.lines().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append("    return parameters\n").toString();
    }

    private static String names(String list, int size, String suffix) {
        return IntStream.range(0, size).mapToObj(i -> list + "_" + i + suffix).collect(Collectors.joining(", "));
    }

    @Override
    public void apply(TensorVector gradients, double learningRate, double momentum) {
        for (int i = 0; i < parameterCount; i++) {
            arguments.put(parameterCount + i, new IValue(gradients.get(i)));
        }
        arguments.put(arguments.size() - 2, new IValue(learningRate));
        arguments.put(arguments.size() - 1, new IValue(momentum));
        try (NoGradGuard guard = new NoGradGuard()) {
            function.apply(arguments);
        }
        for (int i = 0; i < parameterCount; i++) { // gradients are not to outlive the update
            arguments.put(parameterCount + i, nothing);
        }
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        state.forEach((name, list) ->
                IntStream.range(0, list.size()).forEach(i -> named.put("optimizer." + name + "." + i, list.get(i))));
        return named;
    }
}
