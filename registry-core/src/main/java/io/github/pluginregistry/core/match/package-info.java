/** Says which version, if any, a tag spells under a plugin's tag pattern. */
@NullMarked
package io.github.pluginregistry.core.match;

import org.jspecify.annotations.NullMarked;
