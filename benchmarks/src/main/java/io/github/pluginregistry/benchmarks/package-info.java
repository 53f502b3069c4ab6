/** What the registry costs, measured by JMH. docs/performance.md tells the commands and figures. */
@NullMarked
package io.github.pluginregistry.benchmarks;

import org.jspecify.annotations.NullMarked;

