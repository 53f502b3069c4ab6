package io.github.pluginregistry.core.plan;

import java.nio.file.Path;

/**
 * A file as it should be.
 *
 * @param file where it stands
 * @param text all of its text
 */
public record WantedFile(Path file, String text) {}
