package dev.batchwise.optim;

import static org.bytedeco.pytorch.global.torch.compile;
import static org.bytedeco.pytorch.global.torch.setGraphExecutorOptimize;

import java.util.ArrayList;
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
 * An update rule whose arithmetic is one fused libtorch kernel for all parameters. The kernels are not bound to Java, so a
 * TorchScript function is compiled that takes every tensor by itself, makes the lists, and calls the kernel. It returns a
 * list that the kernel wrote to: without that the compiler would drop the call as dead code. Used by the thread that
 * created it.
 */
final class FusedRule implements UpdateRule {
    private final IValue nothing = new IValue();

    private final Map<String, List<Tensor>> state;
    private final CompilationUnit unit;
    private final Function function;
    private final IValueVector arguments = new IValueVector();
    private final int parameterCount;

    /**
     * Compiles the rule.
     *
     * @param state lists of tensors by the name the kernel lines use
     * @param kernel TorchScript lines that may use {@code parameters}, {@code gradients}, {@code lr}, {@code none} and the
     *     names in state
     */
    FusedRule(List<Tensor> parameters, Map<String, List<Tensor>> state, List<String> kernel) {
        this.state = state;
        parameterCount = parameters.size();
        setGraphExecutorOptimize(
                false); // of this thread: one kernel leaves nothing to optimize, and looking takes 4 ms
        unit = compile(source(kernel));
        function = unit.get_functions().get(0);
        parameters.forEach(p -> arguments.push_back(new IValue(p)));
        parameters.forEach(p -> arguments.push_back(nothing));
        state.values().forEach(list -> list.forEach(t -> arguments.push_back(new IValue(t))));
        arguments.push_back(new IValue(0.0));
        arguments.push_back(new IValue(0.0));
    }

    private String source(List<String> kernel) {
        List<String> lists = new ArrayList<>(List.of("parameters", "gradients"));
        lists.addAll(state.keySet());
        StringBuilder text = new StringBuilder("def update(");
        lists.forEach(name -> text.append(names(name, ": Tensor")).append(", "));
        text.append("lr: float, momentum_now: float) -> List[Tensor]:\n    none: List[Tensor] = []\n");
        lists.forEach(name -> text.append("    ")
                .append(name)
                .append(" = [")
                .append(names(name, ""))
                .append("]\n"));
        kernel.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append("    return parameters\n").toString();
    }

    private String names(String list, String suffix) {
        return IntStream.range(0, parameterCount)
                .mapToObj(i -> list + "_" + i + suffix)
                .collect(Collectors.joining(", "));
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
