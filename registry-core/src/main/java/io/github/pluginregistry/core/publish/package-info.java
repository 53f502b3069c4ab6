/**
 * Publishes the files of a registry: commits them on the branch of the remote, or opens a pull
 * request.
 */
@NullMarked
package io.github.pluginregistry.core.publish;

import org.jspecify.annotations.NullMarked;
