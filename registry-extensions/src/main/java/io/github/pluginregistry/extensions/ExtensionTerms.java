package io.github.pluginregistry.extensions;

/**
 * How a caller lets its users allow extensions, and look at them, so that messages tell them what
 * they can do.
 *
 * @param caller who allows extensions, for example {@code the build}
 * @param setting where they are allowed, for example {@code registry.extensions}
 * @param place where those are that are allowed by their id, for example {@code the plugin's
 *     dependencies}
 * @param add how one gets there, an imperative phrase
 * @param look how to see the state of extensions, an imperative phrase
 */
public record ExtensionTerms(
        String caller, String setting, String place, String add, String look) {}
