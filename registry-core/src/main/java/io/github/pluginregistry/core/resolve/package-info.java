/**
 * Decides each plugin's latest version: the definition, what the sources answer and what is
 * published become one resolution per plugin. The only place where a source's failure is caught.
 */
@NullMarked
package io.github.pluginregistry.core.resolve;

import org.jspecify.annotations.NullMarked;
