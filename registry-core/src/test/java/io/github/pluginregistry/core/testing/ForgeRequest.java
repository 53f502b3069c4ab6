package io.github.pluginregistry.core.testing;

import java.util.Optional;

/**
 * A request that the forge has seen.
 *
 * @param url its path and query
 * @param authorization its {@code Authorization} header
 */
public record ForgeRequest(String url, Optional<String> authorization) {}
