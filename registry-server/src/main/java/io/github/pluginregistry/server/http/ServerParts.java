package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.config.WebhookConfiguration;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.run.ExtensionHealth;
import io.github.pluginregistry.server.run.ServerExtensions;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.webhook.Conditions;
import io.github.pluginregistry.server.webhook.Webhook;
import io.github.pluginregistry.server.webhook.WebhookSettings;
import io.github.pluginregistry.server.webhook.WebhookType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the endpoints need of the other parts of the server.
 *
 * @param database the database
 * @param metrics the metrics
 * @param hooks the webhooks
 * @param registries reads the configuration of a registry
 * @param sealer seals secrets
 * @param extensions the extensions
 * @param health whether they can work
 * @param wake tells the workers of this replica that a registry may be due
 * @param published the published files
 * @param details the state of other parts for {@code /ready}, by name
 */
public record ServerParts(
        Database database,
        ServerMetrics metrics,
        List<Hook> hooks,
        RegistryReader registries,
        Sealer sealer,
        ServerExtensions extensions,
        ExtensionHealth health,
        Runnable wake,
        PublishedCopies published,
        Map<String, Supplier<JsonNode>> details) {

    /** Copies the collections. */
    public ServerParts {
        hooks = List.copyOf(hooks);
        details = Map.copyOf(details);
    }

    /**
     * A webhook.
     *
     * @param webhook who may send, and what
     * @param addresses addresses or ranges that deliveries may come from; all if empty
     */
    public record Hook(Webhook webhook, List<String> addresses) {

        /** Copies the list. */
        public Hook {
            addresses = List.copyOf(addresses);
        }

        /**
         * Reads how a webhook is configured.
         *
         * @param secrets looks the secrets up, each time that a delivery comes
         * @param clock for the age of signatures that have one
         */
        public static Hook of(
                WebhookConfiguration configuration, Supplier<List<String>> secrets, Clock clock) {
            WebhookSettings settings =
                    new WebhookSettings(secrets, configuration.header(), configuration.url());
            return new Hook(
                    new Webhook(
                            configuration.name(),
                            WebhookType.of(configuration.type()),
                            settings,
                            clock),
                    configuration.addresses());
        }
    }

    /** Reads the configuration of a registry, as JSON. */
    @FunctionalInterface
    public interface RegistryReader {

        /**
         * Tells when the registry runs.
         *
         * @throws IllegalArgumentException if the configuration is invalid; the message has all
         *     errors
         */
        Conditions conditions(String configuration);

        /** Reads the configuration as server.yaml and the API have it. */
        static RegistryReader standard() {
            return configuration -> {
                try {
                    return new Conditions(RegistryConfiguration.read(configuration).conditions());
                } catch (ConfigurationException e) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
            };
        }
    }

    /** Seals secrets, so that the database does not have them. */
    @FunctionalInterface
    public interface Sealer {

        /**
         * Seals a secret.
         *
         * @throws IllegalArgumentException if no key is configured
         */
        String seal(String name, String secret);
    }
}
