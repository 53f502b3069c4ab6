/**
 * What extensions of a plugin registry implement, and what they get.
 *
 * <p>An extension implements one or more contracts: {@link
 * io.github.pluginregistry.sdk.ReleaseSource}, {@link io.github.pluginregistry.sdk.CheckRule},
 * {@link io.github.pluginregistry.sdk.OutputRenderer}, {@link
 * io.github.pluginregistry.sdk.Notifier}, {@link io.github.pluginregistry.sdk.SecretSource}, {@link
 * io.github.pluginregistry.sdk.RegistryHook} and {@link io.github.pluginregistry.sdk.ApiHandler}.
 * It is found with {@link java.util.ServiceLoader} under {@link
 * io.github.pluginregistry.sdk.Extension}, whatever contracts it implements.
 *
 * <p>The records of this package are also the messages of extensions that run as processes of their
 * own; their component names are the keys of the JSON.
 *
 * <p>Later versions may add components at the end of a record. They then keep a constructor with
 * the components of the earlier version, so that extensions and their tests still link.
 */
@NullMarked
package io.github.pluginregistry.sdk;

import org.jspecify.annotations.NullMarked;
