package io.github.pluginregistry.server.store;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Locale;

/**
 * The name of a repository by which deliveries find the registries that watch it: host and path in
 * lower case, without user, the port of the protocol, a trailing slash and {@code .git}. So the
 * addresses over https and ssh are one repository: {@code github.com/pipe-cd/pipecd}.
 */
public final class RepositoryKey {

    /** More is no address of a repository. */
    private static final int LONGEST = 1024;

    private RepositoryKey() {}

    /**
     * The key of an address.
     *
     * @throws IllegalArgumentException if this is no address of a repository
     */
    public static String of(String address) {
        return of(RepositoryUrl.of(address));
    }

    /** The key of an address. */
    public static String of(RepositoryUrl repository) {
        String host = repository.host();
        String key =
                switch (repository.transport()) {
                    case HTTP -> host.replaceFirst(":(80|443)$", "");
                    case SSH -> host.replaceFirst(":22$", "");
                    case LOCAL -> "";
                };
        String path = repository.path().replaceAll("/+$", "").replaceFirst("^/+", "");
        String whole = (key + "/" + path).toLowerCase(Locale.ROOT);
        if (whole.length() > LONGEST) {
            throw new IllegalArgumentException("the address of a repository is too long");
        }
        return whole;
    }
}
