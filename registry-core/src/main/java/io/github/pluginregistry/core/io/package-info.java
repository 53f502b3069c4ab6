/**
 * Files: atomic writes, locks between processes, the plan of what to write and its diff, and
 * bounded reads. Also makes untrusted text safe to print.
 */
@NullMarked
package io.github.pluginregistry.core.io;

import org.jspecify.annotations.NullMarked;
