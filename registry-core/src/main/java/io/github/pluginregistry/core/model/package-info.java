/** The values that all packages share: plugins, repositories, releases and the registry. */
@NullMarked
package io.github.pluginregistry.core.model;

import org.jspecify.annotations.NullMarked;
