package io.github.pluginregistry.core.definition;

import java.net.URI;
import java.util.Optional;

/**
 * A host that is not known by itself, or a known one that is to be asked elsewhere.
 *
 * @param host the host in the addresses of repositories, in lower case
 * @param type how the host is asked
 * @param apiUrl where its API is; empty for the type's usual place on the host
 */
public record ForgeDefinition(String host, ForgeType type, Optional<URI> apiUrl) {}
