package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.ApiTokenStore.Role;

/**
 * Who sent a request.
 *
 * @param name the name of the API token
 * @param role what its owner may do
 */
record Principal(String name, Role role) {}
