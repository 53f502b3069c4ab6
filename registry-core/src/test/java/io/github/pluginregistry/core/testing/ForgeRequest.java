package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.Optional;

/**
 * A request that the forge has seen.
 *
 * @param method for example {@code GET}
 * @param url its path and query
 * @param authorization its {@code Authorization} header
 * @param body its body, empty where it has none
 */
public record ForgeRequest(String method, String url, Optional<String> authorization, String body) {

    static ForgeRequest of(Request request) {
        return new ForgeRequest(
                request.getMethod().getName(),
                request.getUrl(),
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getBodyAsString()).orElse(""));
    }

    /** Method, path and query. */
    public String line() {
        return method + " " + url;
    }

    /** Whether git asked, for capabilities or for refs. */
    public boolean isGit() {
        return url.endsWith("git-upload-pack");
    }
}
