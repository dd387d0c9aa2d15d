package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.setGraphExecutorOptimize;

import dev.batchwise.study.TorchScriptFile;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.named_buffer_iterator;
import org.bytedeco.pytorch.named_module_iterator;
import org.bytedeco.pytorch.named_parameter_iterator;

/**
 * A network from Python's TorchScript. Its tensors are those of the script, under the names that Python gives them; a parameter
 * that needs no gradient is a buffer here, so that it stays as it is, and one weight under two names appears once, under the
 * first. The script runs operation by operation, as libtorch does: what optimizes it would after a few runs give
 * other bits than in a fresh process, and no second derivatives.
 */
final class ScriptNetwork extends Network {
    private final Path file;
    private final boolean normalized;
    private final JitModule script;
    private final List<Held> buffers = new ArrayList<>();
    private final Map<String, Module> places = new HashMap<>();
    private final Map<Long, String> registered = new HashMap<>();
    private int trained;

    /** A buffer and the module of the script that has it. */
    private record Held(JitModule owner, String name, Tensor tensor) {
        /** A script may put a new tensor in place of its buffer; its value goes into the tensor that is known here. */
        void sync() {
            Tensor now = owner.attr(name).toTensor();
            if (!now.is_same(tensor)) {
                tensor.copy_(now);
                owner.setattr(name, new IValue(tensor));
            }
        }
    }

    /**
     * Loads the network, onto the CPU wherever it was saved.
     *
     * @throws UsageException if libtorch cannot load it, or it cannot be trained
     */
    ScriptNetwork(TorchScriptFile source) {
        super("ScriptNetwork");
        file = source.file();
        normalized = source.hasBatchNorm();
        script = loaded(file);
        places.put("", this);
        register("", script);
        named_module_iterator module = script.named_modules().begin(); // its first is the script itself
        for (long left = script.named_modules().size() - 1; left > 0; left--) {
            module.increment();
            register(
                    module.access().name().getString(),
                    new JitModule(module.access().value()));
        }
        if (trained == 0) {
            throw new UsageException(
                    "model file " + file + " has no parameters that need a gradient, so there is nothing to"
                            + " train; give a model with parameters, e.g. torch.nn.Linear, not all of them frozen");
        }
    }

    private static JitModule loaded(Path file) {
        try {
            return torch.load(file.toString(), new DeviceOptional(new Device("cpu")), false);
        } catch (RuntimeException e) {
            throw new UsageException("model file " + file + " cannot be loaded: " + ScriptErrors.reason(e)
                    + "; save it with torch.jit.script(model).save(...) by a PyTorch that is not newer than libtorch"
                    + " 2.10");
        }
    }

    private void register(String path, JitModule module) {
        named_parameter_iterator parameter = module.named_parameters(false).begin();
        for (long left = module.named_parameters(false).size(); left > 0; left--) {
            String name = parameter.access().name().getString();
            Tensor tensor = new Tensor(parameter.access().value());
            if (isNew(tensor, name)) {
                check(joined(path, name), tensor);
                add(path, name, tensor);
            }
            parameter.increment();
        }
        named_buffer_iterator buffer = module.named_buffers(false).begin();
        for (long left = module.named_buffers(false).size(); left > 0; left--) {
            String name = buffer.access().name().getString();
            Tensor tensor = new Tensor(buffer.access().value());
            if (isNew(tensor, name)) {
                checkKept(joined(path, name), tensor);
                place(path).register_buffer(name, tensor);
                buffers.add(new Held(module, name, tensor));
            }
            buffer.increment();
        }
    }

    private boolean isNew(Tensor tensor, String name) {
        return registered.putIfAbsent(tensor.unsafeGetTensorImpl().address(), name) == null;
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void check(String name, Tensor tensor) {
        checkKept(name, tensor);
        if (tensor.requires_grad() && tensor.scalar_type().intern() != ScalarType.Float) {
            throw new UsageException("parameter " + name + " in model file " + file + " is of type "
                    + tensor.scalar_type().intern() + ", and training is in float32; save model.float()");
        }
    }

    private void checkKept(String name, Tensor tensor) {
        if (!Safetensors.holds(tensor.scalar_type())) {
            throw new UsageException("tensor " + name + " in model file " + file + " is of type "
                    + tensor.scalar_type().intern()
                    + ", which a checkpoint does not hold; save it as float32 or int64");
        }
    }

    private void add(String path, String name, Tensor tensor) {
        if (!tensor.requires_grad()) {
            place(path).register_buffer(name, tensor);
            return;
        }
        if (!tensor.is_contiguous()) { // update rules walk weights and gradients side by side in memory
            try (NoGradGuard guard = new NoGradGuard()) {
                tensor.set_data(tensor.contiguous());
            }
        }
        place(path).register_parameter(name, tensor);
        trained++;
    }

    /** Returns the module at a path of names with dots between them, with those above it. */
    private Module place(String path) {
        Module known = places.get(path);
        if (known != null) {
            return known;
        }
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        Module added = place(dot < 0 ? "" : path.substring(0, dot)).register_module(name, new Module(name));
        places.put(path, added);
        return added;
    }

    @Override
    public Tensor forward(Tensor inputs) {
        setGraphExecutorOptimize(false); // of this thread
        if (script.is_training() != is_training()) {
            script.train(is_training());
        }
        IValue output = script.forward(new IValueVector(new IValue(inputs)));
        if (!output.isTensor()) {
            throw new UsageException(
                    "model file " + file + " returns a " + output.tagKind().getString()
                            + " where a tensor [batch, outputs] is wanted; save a model that returns its logits alone");
        }
        if (is_training()) {
            try (NoGradGuard guard = new NoGradGuard()) {
                buffers.forEach(Held::sync);
            }
        }
        return output.toTensor();
    }

    @Override
    public boolean hasBatchNorm() {
        return normalized;
    }

    /** Writes the script with the weights it has now, in evaluation mode, for {@code torch.jit.load}. */
    void save(Path to) {
        script.train(false);
        script.save(to.toString());
    }
}
