package io.github.pluginregistry.core.http;

import java.util.logging.Logger;

/**
 * The log of {@link java.net.HttpURLConnection}. At the level FINE it shows all headers of a
 * request, a token among them, and all headers of a response, which may repeat it.
 */
public final class HeaderLog {

    /** Held, since the JDK drops a logger that nobody holds, and its filter with it. */
    private static final Logger LOGGER =
            Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HeaderLog() {}

    /** Keeps it silent at every level, for as long as this JVM runs. */
    public static void suppress() {
        LOGGER.setFilter(entry -> false);
    }
}
