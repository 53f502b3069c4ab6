package io.github.pluginregistry.sdk;

import java.util.List;

/**
 * Runs at fixed points of a goal, in the order of the extensions' priorities. Each method does
 * nothing by default; implement those that you need.
 *
 * <p>A method before something may refuse it with a {@link RefusedException}, whose message and
 * remedy are shown. Any other exception is a failure of the extension, and its {@code onFailure} in
 * the definition says what it means.
 */
public interface RegistryHook extends Extension {

    /**
     * Before an update looks for releases.
     *
     * @param published the plugins as they are published; empty for a new registry
     * @throws RefusedException if the update must not run now
     */
    default void beforeUpdate(RegistryInfo registry, List<PluginInfo> published) throws Exception {}

    /** After an update; the changes are empty where it found nothing new. */
    default void afterUpdate(RegistryInfo registry, List<VersionChange> changes) throws Exception {}

    /** For each finding of a check, of the rules of core and of extensions. */
    default void onFinding(RegistryInfo registry, Finding finding) throws Exception {}

    /**
     * Before files are pushed or proposed.
     *
     * @param plugins the plugins as the files have them
     * @throws RefusedException if they must not be published now
     */
    default void beforePublish(RegistryInfo registry, List<PluginInfo> plugins) throws Exception {}

    /** For each version that was published, after the push. */
    default void onVersionPublished(RegistryInfo registry, VersionChange change) throws Exception {}

    /** After files were pushed or proposed. */
    default void afterPublish(Notification published) throws Exception {}
}
