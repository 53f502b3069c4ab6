/**
 * Reads the parameters of the goals, the settings and the POM into the configuration of a registry.
 */
@NullMarked
package io.github.pluginregistry.maven.config;

import org.jspecify.annotations.NullMarked;
