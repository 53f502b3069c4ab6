/**
 * What tests of several modules share: a forge on loopback that answers as GitHub does. It reaches
 * the goal tests and the integration tests through the test-jar.
 */
@NullMarked
package io.github.pluginregistry.core.testing;

import org.jspecify.annotations.NullMarked;
