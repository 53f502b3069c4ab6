/** Writes the progress and the results of a goal to the log of Maven and to files. */
@NullMarked
package io.github.pluginregistry.maven.log;

import org.jspecify.annotations.NullMarked;
