/**
 * Tests that an author runs against an extension. Extend {@link
 * io.github.pluginregistry.sdk.testkit.JavaExtensionTests} or {@link
 * io.github.pluginregistry.sdk.testkit.ProgramExtensionTests}: JUnit runs the inherited tests of
 * the contracts that the extension implements, and skips the others.
 */
@NullMarked
package io.github.pluginregistry.sdk.testkit;

import org.jspecify.annotations.NullMarked;
