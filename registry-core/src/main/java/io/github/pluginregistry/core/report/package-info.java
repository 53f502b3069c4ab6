/**
 * Tells what a check found to those who do not read its log: SARIF and JUnit XML for programs,
 * annotations and a page for GitHub Actions. Texts in, texts out; no clock, no disk.
 */
@NullMarked
package io.github.pluginregistry.core.report;

import org.jspecify.annotations.NullMarked;
