/**
 * Remembers from one run to the next what was found to obey its schema. A cache: whatever is lost
 * of it costs a look at what was looked at before.
 */
@NullMarked
package io.github.pluginregistry.core.approval;

import org.jspecify.annotations.NullMarked;
