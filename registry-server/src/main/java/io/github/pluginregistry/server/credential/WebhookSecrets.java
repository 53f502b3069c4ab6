package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.config.WebhookConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of a webhook, each read anew for each delivery. One that cannot be read is left out,
 * so that a mistake in the rotation of one does not reject what is signed with another.
 */
public final class WebhookSecrets implements Supplier<List<String>> {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);

    private final WebhookConfiguration webhook;
    private final Secrets secrets;
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();

    /** Uses the secrets of a server. */
    public WebhookSecrets(WebhookConfiguration webhook, Secrets secrets) {
        this.webhook = webhook;
        this.secrets = secrets;
    }

    /**
     * The secrets that can be read; at least one.
     *
     * @throws UnreadableTokenException if none can be read, since nothing can be told then of who
     *     sent a delivery
     */
    @Override
    public List<String> get() {
        List<String> readable = new ArrayList<>();
        for (SecretReference reference : webhook.secrets()) {
            try {
                readable.add(secrets.resolve(reference).reveal());
                solved(reference);
            } catch (SecretException e) {
                broken(reference, String.valueOf(e.getMessage()));
            }
        }
        if (readable.isEmpty()) {
            throw new UnreadableTokenException(
                    "none of the secrets of the webhook %s can be read".formatted(webhook.name()));
        }
        return readable;
    }

    private void solved(SecretReference reference) {
        if (problems.remove(reference.toString()) != null) {
            LOG.info("webhook {}: the secret {} can be read again", webhook.name(), reference);
        }
    }

    private void broken(SecretReference reference, String problem) {
        if (!problem.equals(problems.put(reference.toString(), problem))) {
            LOG.warn(
                    "webhook {}: the secret {} is left out: {}",
                    webhook.name(),
                    reference,
                    problem);
        }
    }

    /** The webhook. */
    public WebhookConfiguration webhook() {
        return webhook;
    }

    /** Why secrets could not be read when they were last needed, by their references. */
    public Map<String, String> problems() {
        return Map.copyOf(problems);
    }
}
