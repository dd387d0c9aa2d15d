package dev.batchwise.model;

import dev.batchwise.study.ClassNetwork;
import dev.batchwise.study.UsageException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Creates networks that somebody else wrote in Java. */
final class ClassNetworks {
    private ClassNetworks() {}

    /** Returns a new one; the caller's scope owns it. */
    static Network create(ClassNetwork spec, List<Integer> inputShape, int outputs) {
        try {
            Object created =
                    spec.type().getConstructor(List.class, int.class).newInstance(List.copyOf(inputShape), outputs);
            return (Network) created;
        } catch (InvocationTargetException e) {
            throw failed(spec, inputShape, outputs, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(spec, inputShape, outputs, e);
        }
    }

    private static UsageException failed(
            ClassNetwork spec,
            List<Integer> inputShape,
            int outputs,
            @org.jspecify.annotations.Nullable Throwable cause) {
        String what = cause == null ? "an error" : cause.getClass().getSimpleName() + ": " + reason(cause);
        return new UsageException("class '" + spec.className() + "' in --model failed in its constructor, for inputs "
                + inputShape + " and " + outputs + " outputs, with " + what
                + "; mend it, or give the data it was made for in --data");
    }

    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        StackTraceElement[] trace = cause.getStackTrace();
        return message + (trace.length == 0 ? "" : " (at " + trace[0] + ")");
    }
}
