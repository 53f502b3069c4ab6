/**
 * The port to the places that know releases and tags. One implementation each lives in the packages
 * below; this one holds what they share: failures, credentials and the count of what was asked.
 */
@NullMarked
package io.github.pluginregistry.core.source;

import org.jspecify.annotations.NullMarked;
