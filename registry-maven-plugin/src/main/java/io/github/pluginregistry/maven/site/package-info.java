/** The page of a registry in the site of a project. */
@NullMarked
package io.github.pluginregistry.maven.site;

import org.jspecify.annotations.NullMarked;
