/**
 * Reports of a check for other programs: SARIF, JUnit XML, GitHub Actions annotations and a job
 * summary.
 */
@NullMarked
package io.github.pluginregistry.core.report;

import org.jspecify.annotations.NullMarked;
