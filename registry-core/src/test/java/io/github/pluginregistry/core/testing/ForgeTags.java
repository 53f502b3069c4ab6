package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entity tags of the forge's pages, and the headers around them. GitHub's tags are a hash over
 * the headers that its answers vary by and the page; the links to other pages are no part of it, so
 * a page may be unchanged although there is another one behind it now.
 */
final class ForgeTags {

    private final AtomicInteger unchanged = new AtomicInteger();
    private volatile String salt = "";

    /** From now on the tags are hashes over something that nobody else knows. */
    void salt(String salt) {
        this.salt = salt;
    }

    /** How many requests were answered by saying that their page is unchanged. */
    int unchanged() {
        return unchanged.get();
    }

    /** Whether the asker has this page already. */
    boolean isKnown(Request request, String page) {
        boolean known = of(request, page).equals(request.getHeader("If-None-Match"));
        if (known) {
            unchanged.incrementAndGet();
        }
        return known;
    }

    /** Tags an answer with the page it is about. */
    ResponseDefinitionBuilder tag(Request request, String page, ResponseDefinitionBuilder answer) {
        return answer.withHeader("ETag", of(request, page))
                .withHeader("Cache-Control", "private, max-age=60, s-maxage=60")
                .withHeader("Vary", "Accept, Authorization, Cookie", "Accept-Encoding")
                .withHeader("Last-Modified", "Thu, 19 Nov 2026 09:00:00 GMT")
                .withHeader("X-RateLimit-Limit", "5000")
                .withHeader("X-RateLimit-Remaining", "4987")
                .withHeader("X-RateLimit-Used", "13")
                .withHeader("X-RateLimit-Reset", "1795170600")
                .withHeader("X-RateLimit-Resource", "core");
    }

    private String of(Request request, String page) {
        String varied =
                Stream.of("Accept", "Authorization", "Cookie")
                        .filter(request::containsHeader)
                        .map(name -> request.getHeader(name) + ":")
                        .collect(Collectors.joining());
        return "W/\"" + hash(salt + varied + page) + "\"";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
