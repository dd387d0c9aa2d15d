package dev.batchwise.study;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network from Java: a class that extends {@code dev.batchwise.model.Network} and has a public constructor (List&lt;Integer&gt;
 * inputShape, int outputs). The class is found and looked at here; nothing of it is run. Its class path is part of its name, so
 * that workers, checkpoints and ledgers know what they need.
 *
 * @param className binary name
 * @param classPath absolute directories and jars; the program's own class path is behind them
 * @param hasBatchNorm whether it overrides {@code Network.hasBatchNorm()}
 */
public record ClassNetwork(String className, List<Path> classPath, boolean hasBatchNorm) implements ModelSpec {
    /** What a model's name begins with. */
    public static final String PREFIX = "class:";

    /** What stands between the class and its class path. */
    public static final String AT = "@";

    private static final String BASE = "dev.batchwise.model.Network";
    private static final String CONSTRUCTOR = "a public constructor (List<Integer> inputShape, int outputs)";

    /** Copies the class path. */
    public ClassNetwork {
        classPath = List.copyOf(classPath);
    }

    /**
     * Returns the network of a class.
     *
     * @throws UsageException with all that is wrong with class path and class
     */
    static ClassNetwork parse(String name) {
        String[] parts = name.substring(PREFIX.length()).split(AT, 2);
        List<Path> classPath = parts.length == 1 ? List.of() : entries(parts[1]);
        ClassNetwork found = new ClassNetwork(parts[0], classPath, false);
        Class<?> type = found.type();
        checkForm(type);
        return new ClassNetwork(parts[0], classPath, overridesHasBatchNorm(type));
    }

    private static List<Path> entries(String text) {
        List<Path> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (entry.isBlank() || !Files.exists(path)) {
                problems.add(
                        "class path entry '" + entry + "' in --classpath is not there; give directories or jars with '"
                                + File.pathSeparator + "' between them");
            }
            entries.add(path);
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return entries;
    }

    /**
     * Returns the class itself, not yet initialized.
     *
     * @throws UsageException if it is not there or cannot be read
     */
    public Class<?> type() {
        URL[] urls = classPath.stream().map(ClassNetwork::url).toArray(URL[]::new);
        ClassLoader loader = new URLClassLoader(urls, ClassNetwork.class.getClassLoader());
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException e) {
            throw new UsageException("class '" + className + "' in --model is not found "
                    + (classPath.isEmpty() ? "without a --classpath" : "in --classpath " + paths())
                    + "; give its full name, e.g. class:org.example.MyNet, and the directory or jar that holds it");
        } catch (LinkageError e) {
            throw new UsageException("class '" + className + "' in --model cannot be loaded: " + e.getMessage()
                    + "; compile it for Java " + Runtime.version().feature()
                    + " or older, with all that it needs in --classpath");
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("class path entry " + path, e);
        }
    }

    private static void checkForm(Class<?> type) {
        if (!isNetwork(type)) {
            throw new UsageException("class '" + type.getName() + "' in --model is no network; let it extend " + BASE);
        }
        boolean open = Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
        boolean constructed = Arrays.stream(type.getConstructors())
                .anyMatch(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {List.class, int.class}));
        if (!open || !constructed) {
            throw new UsageException("class '" + type.getName() + "' in --model cannot be created; make it public, not"
                    + " abstract, with " + CONSTRUCTOR);
        }
    }

    private static boolean isNetwork(Class<?> type) {
        for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
            if (above.getName().equals(BASE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overridesHasBatchNorm(Class<?> type) {
        try {
            return !type.getMethod("hasBatchNorm").getDeclaringClass().getName().equals(BASE);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every network has this method", e);
        }
    }

    private String paths() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public String name() {
        return PREFIX + className + (classPath.isEmpty() ? "" : AT + paths());
    }

    @Override
    public boolean takesGhostBatches() {
        return false;
    }

    @Override
    public boolean isFromElsewhere() {
        return true;
    }
}
