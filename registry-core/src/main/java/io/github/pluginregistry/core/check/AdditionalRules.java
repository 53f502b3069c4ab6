package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.validation.Diagnostic;
import java.util.List;

/** Rules that are not the core's own. */
@FunctionalInterface
public interface AdditionalRules {

    AdditionalRules NONE = registry -> List.of();

    /**
     * Checks a published registry.
     *
     * @return what is wrong, under {@link io.github.pluginregistry.core.validation.Rule#EXTENSION}
     *     and without a location: the finding is at the plugin that it is about
     */
    List<Diagnostic> check(Registry registry);
}
