/**
 * The goals. This package knows Maven and nothing else: it gathers parameters, settings and the
 * place of the project, makes one call into {@code registry-core}, and turns what comes back into
 * log lines, failures and errors.
 */
@NullMarked
package io.github.pluginregistry.maven;

import org.jspecify.annotations.NullMarked;
