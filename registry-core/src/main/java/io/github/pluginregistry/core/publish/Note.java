package io.github.pluginregistry.core.publish;

/**
 * What an update had to say of plugins besides what it wrote.
 *
 * @param kept whether they could not be decided, and keep what is published
 * @param plugins their ids, for example {@code kubernetes, terraform}
 * @param text what happened and what to do, on one line
 */
public record Note(boolean kept, String plugins, String text) {}
