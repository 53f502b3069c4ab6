package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.model.RepositoryId;
import java.net.URI;
import java.util.Optional;

/**
 * A host that is not known by itself, or a known one that is to be asked elsewhere.
 *
 * @param host the host in the addresses of repositories, in lower case
 * @param type how the host is asked
 * @param apiUrl where its API is; empty for the type's usual place on the host
 * @param gitUrl where git asks for the repositories that have an address of the web; empty for the
 *     host itself
 */
public record ForgeDefinition(
        String host, ForgeType type, Optional<URI> apiUrl, Optional<URI> gitUrl) {

    /** Where git asks for one of the host's repositories, if elsewhere. */
    Optional<URI> gitAddressOf(RepositoryId repository) {
        return gitUrl.map(
                url ->
                        URI.create(
                                url.toString().replaceFirst("(?<!/)/+$", "")
                                        + URI.create(repository.address()).getRawPath()));
    }
}
