package io.github.pluginregistry.extensions;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads extensions and their libraries. Of the host they see the SDK and the API of SLF4J alone, so
 * that their libraries and the host's never meet.
 */
final class ExtensionClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /**
     * @param urls the extensions' artifacts and their dependencies
     * @param host the class loader that has the SDK
     */
    ExtensionClassLoader(List<URL> urls, ClassLoader host) {
        super(urls.toArray(URL[]::new), new SharedApi(host));
    }

    /** Shows a few packages of the host, and the JDK. */
    private static final class SharedApi extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private static final String SDK = "io.github.pluginregistry.sdk.";

        /** Put together here, since the plugin's jar renames every such text it finds. */
        private static final String SLF4J = String.join(".", "org", "slf4j", "");

        private final ClassLoader host;

        SharedApi(ClassLoader host) {
            super(ClassLoader.getPlatformClassLoader());
            this.host = host;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isShared(name)) {
                return host.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        /** The SDK's package itself; packages below it belong to processes. */
        private static boolean isShared(String name) {
            return name.startsWith(SLF4J)
                    || (name.startsWith(SDK) && name.indexOf('.', SDK.length()) < 0);
        }
    }
}
