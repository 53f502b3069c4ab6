package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.update.UpdateReport;

/** Is told when a service starts and ends its work. Each method does nothing by default. */
public interface RegistryListener {

    /** Does nothing. */
    RegistryListener NONE = new RegistryListener() {};

    /**
     * Before an update asks the hosts; not before a preview.
     *
     * @param published the registry as it is published; without plugins where there is none
     * @throws UpdateRefusedException if it must not run now
     */
    default void beforeUpdate(Registry published) throws UpdateRefusedException {}

    /** After an update. */
    default void updated(UpdateReport report) {}

    /** After a check. */
    default void checked(CheckReport report) {}

    /**
     * Before files are published.
     *
     * @throws PublishException if they must not be published now
     */
    default void beforePublish(Registry verified) throws PublishException {}

    /** After files were published, or found to be published already. */
    default void published(PublishReport report) {}
}
