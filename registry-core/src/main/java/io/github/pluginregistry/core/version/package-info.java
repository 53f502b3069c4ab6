/**
 * Versions, version schemes and tag patterns: which version a tag stands for, and which of two
 * versions is higher.
 */
@NullMarked
package io.github.pluginregistry.core.version;

import org.jspecify.annotations.NullMarked;
