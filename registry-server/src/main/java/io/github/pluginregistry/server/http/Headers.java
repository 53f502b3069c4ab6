package io.github.pluginregistry.server.http;

import java.util.Map;

/** Headers that every response has, unless it has others of the same name. */
final class Headers {

    static final String CSP = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "X-Frame-Options",
                    "DENY",
                    CSP,
                    "default-src 'none'; frame-ancestors 'none'",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), geolocation=(), microphone=()",
                    "Cache-Control",
                    "no-store");

    private static final String HSTS = "Strict-Transport-Security";

    private Headers() {}

    /**
     * Adds the headers.
     *
     * @param secure whether browsers reach the server by https alone
     */
    static void complete(Answer answer, boolean secure) {
        ALWAYS.forEach((name, value) -> answer.headers().putIfAbsent(name, value));
        if (secure) {
            answer.headers().putIfAbsent(HSTS, "max-age=31536000");
        }
    }
}
