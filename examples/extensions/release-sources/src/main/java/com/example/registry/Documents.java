package com.example.registry;

import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.HttpReply;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Downloads documents with the HTTP of the run, which has its time limits, retries and proxies. */
record Documents(ExtensionContext context) {

    /**
     * Downloads a document that a repository must have.
     *
     * @throws RepositoryNotFoundException if it does not exist
     * @throws IOException if the answer is anything else
     */
    HttpReply require(String url, String accept) throws IOException, RepositoryNotFoundException {
        return find(url, accept)
                .orElseThrow(() -> new RepositoryNotFoundException("there is no " + url));
    }

    /** Downloads a document; empty where it does not exist. */
    Optional<HttpReply> find(String url, String accept) throws IOException {
        HttpReply reply = context.http().get(URI.create(url), Map.of("Accept", accept));
        if (reply.status() == 404 || reply.status() == 410) {
            return Optional.empty();
        }
        if (!reply.isSuccessful()) {
            throw new IOException("%s answered with status %d".formatted(url, reply.status()));
        }
        return Optional.of(reply);
    }

    /** The URL of a file in a repository. */
    static String below(String repository, String path) {
        return repository.replaceAll("/+$", "") + "/" + path;
    }
}
