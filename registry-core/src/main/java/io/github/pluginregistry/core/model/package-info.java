/**
 * What every stage speaks: plugins, repositories, releases and the registry they make up. Values
 * only, no behaviour beyond their own consistency.
 */
@NullMarked
package io.github.pluginregistry.core.model;

import org.jspecify.annotations.NullMarked;
