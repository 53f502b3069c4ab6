package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.HmacVerifier.Form;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What sends to a webhook: how it signs, and what its payloads look like. */
public enum WebhookType {
    /** GitHub and GitHub Enterprise Server. */
    GITHUB {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier("X-Hub-Signature-256", Form.PREFIXED, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GitHubEvents("GitHub");
        }
    },
    /** GitLab, with a signing token. */
    GITLAB {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new StandardWebhooksVerifier(settings.secrets(), clock);
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GitLabEvents();
        }
    },
    /** A GitLab that only knows secret tokens, which protect no body. */
    GITLAB_TOKEN {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new TokenVerifier("X-Gitlab-Token", "", settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GitLabEvents();
        }
    },
    /** Gitea. */
    GITEA {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier("X-Gitea-Signature", Form.HEXADECIMAL, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GitHubEvents("Gitea");
        }
    },
    /** Forgejo, and Codeberg. */
    FORGEJO {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier("X-Forgejo-Signature", Form.HEXADECIMAL, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GitHubEvents("Forgejo");
        }
    },
    /** Bitbucket Cloud. */
    BITBUCKET {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier("X-Hub-Signature", Form.PREFIXED, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new BitbucketEvents();
        }
    },
    /** Bitbucket Data Center. */
    BITBUCKET_SERVER {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier("X-Hub-Signature", Form.PREFIXED, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new BitbucketServerEvents(settings.url());
        }
    },
    /** SourceHut; the secrets are its public keys. */
    SOURCEHUT {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new Ed25519Verifier(settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new SourcehutEvents(settings.url());
        }
    },
    /** Azure DevOps; the secrets are {@code user:password}. */
    AZURE {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new TokenVerifier("Authorization", "Basic ", encoded(settings.secrets()));
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new AzureEvents();
        }
    },
    /** Anything that signs as Standard Webhooks says. */
    STANDARD_WEBHOOKS {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new StandardWebhooksVerifier(settings.secrets(), clock);
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GenericEvents();
        }
    },
    /** Anything that sends an HMAC of the body with SHA-256 in a header of choice. */
    HMAC_SHA256 {
        @Override
        SignatureVerifier verifier(WebhookSettings settings, Clock clock) {
            return new HmacVerifier(settings.header(), Form.ANY, settings.secrets());
        }

        @Override
        EventReader reader(WebhookSettings settings) {
            return new GenericEvents();
        }
    };

    abstract SignatureVerifier verifier(WebhookSettings settings, Clock clock);

    abstract EventReader reader(WebhookSettings settings);

    /** Tells the type by its name in the configuration, for example {@code bitbucket-server}. */
    public static WebhookType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Supplier<List<String>> encoded(Supplier<List<String>> secrets) {
        return () ->
                secrets.get().stream()
                        .filter(secret -> !secret.isEmpty())
                        .map(
                                secret ->
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        secret.getBytes(StandardCharsets.UTF_8)))
                        .toList();
    }
}
