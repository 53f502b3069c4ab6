/**
 * The check of a registry: rules over the published files, the findings they make, and the results.
 */
@NullMarked
package io.github.pluginregistry.core.check;

import org.jspecify.annotations.NullMarked;
