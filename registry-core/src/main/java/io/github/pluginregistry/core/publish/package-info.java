/**
 * What publishing a registry's files is about, whoever carries it out: who commits, what the texts
 * say, and what an update leaves behind for them.
 */
@NullMarked
package io.github.pluginregistry.core.publish;

import org.jspecify.annotations.NullMarked;
