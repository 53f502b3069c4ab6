/** Carries out a plan, and writes reports. The only package that writes the registry's files. */
@NullMarked
package io.github.pluginregistry.core.write;

import org.jspecify.annotations.NullMarked;
