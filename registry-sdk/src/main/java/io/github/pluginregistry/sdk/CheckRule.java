package io.github.pluginregistry.sdk;

import java.util.List;

/**
 * A rule that {@code registry:check} applies to the published registry, without a network.
 *
 * <pre>{@code
 * public final class DocumentedRule implements CheckRule {
 *     public Capabilities capabilities() {
 *         return Capabilities.of("documented", "Every plugin has a description.");
 *     }
 *
 *     public List<Finding> check(PluginBatch batch) {
 *         return batch.plugins().stream()
 *                 .filter(plugin -> plugin.description().isBlank())
 *                 .map(plugin -> Finding.error("description", plugin.id(), "has no description")
 *                         .withRemedy("add a description to the definition"))
 *                 .toList();
 *     }
 * }
 * }</pre>
 *
 * <p>An exception fails the check: a rule that could not be applied is not one that was kept.
 */
public interface CheckRule extends Extension {

    /**
     * Checks some plugins.
     *
     * @return what is wrong with these plugins or, with the last batch, with the registry; a
     *     finding about another plugin is an error of the extension
     * @throws Exception if the rule cannot be applied
     */
    List<Finding> check(PluginBatch batch) throws Exception;
}
