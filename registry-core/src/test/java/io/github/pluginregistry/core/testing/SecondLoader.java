package io.github.pluginregistry.core.testing;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs code of the tests with all its classes loaded once more, as Maven does with a plugin. */
public final class SecondLoader {

    /** Maven keeps a plugin's classes for as long as it runs. */
    private static final Queue<ClassLoader> KEPT = new ConcurrentLinkedQueue<>();

    private SecondLoader() {}

    /** Calls a public static method that takes texts and returns one. */
    public static String call(Class<?> type, String method, String... arguments) throws Exception {
        ClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        KEPT.add(loader);
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, String.class);
        return (String)
                loader.loadClass(type.getName())
                        .getMethod(method, parameters)
                        .invoke(null, (Object[]) arguments);
    }

    private static URL[] classPath() throws Exception {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
