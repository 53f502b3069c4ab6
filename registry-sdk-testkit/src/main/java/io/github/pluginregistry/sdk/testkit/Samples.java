package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.VersionChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small registry to test extensions with. */
public final class Samples {

    private Samples() {}

    /** The registry of the samples. */
    public static RegistryInfo registry() {
        return new RegistryInfo(
                "Sample plugins", "Plugins to test with.", "https://github.com/acme/registry");
    }

    /** A plugin with all its texts, at version v1.2.0. */
    public static PluginInfo plugin(String id) {
        return plugin(id, "The plugin " + id + ".");
    }

    /** A plugin with a description, which may be empty. */
    public static PluginInfo plugin(String id, String description) {
        return new PluginInfo(
                id,
                id,
                description,
                "https://github.com/acme/plugins",
                "plugins/" + id,
                id + "/v*",
                "stable",
                "v1.2.0",
                id + "/v1.2.0",
                "0123456789012345678901234567890123456789",
                Instant.parse("2026-01-31T12:00:00Z"),
                "https://github.com/acme/plugins/releases/tag/" + id + "/v1.2.0",
                List.of("deploy"));
    }

    /** A plugin without a release, and with no text that a plugin can do without. */
    public static PluginInfo unreleased(String id) {
        return new PluginInfo(
                id,
                id,
                "",
                "https://github.com/acme/plugins",
                "",
                id + "/v*",
                "alpha",
                "unknown",
                "",
                "",
                null,
                "https://github.com/acme/plugins",
                List.of());
    }

    /** Plugins of several kinds. */
    public static List<PluginInfo> plugins() {
        return List.of(
                plugin("kubernetes"),
                plugin("terraform", "Texts may have \"quotes\", commas, <tags> and \u00fcmlauts."),
                unreleased("ecs"));
    }

    /** Requests to an API, of which most handlers know the first alone. */
    public static List<ApiRequest> requests() {
        return List.of(
                ApiRequest.get("/"),
                ApiRequest.get("/no-such-path/\u00fc?&"),
                new ApiRequest(
                        "POST",
                        "/no-such-path",
                        Map.of("no-such-parameter", ""),
                        Map.of("Content-Type", "application/octet-stream"),
                        "test",
                        new byte[] {0, -1}),
                new ApiRequest("DELETE", "/no-such-path", Map.of(), Map.of(), "test", new byte[0]));
    }

    /** What a notifier may have to tell: one notification per event, and one with nothing new. */
    public static List<Notification> notifications() {
        VersionChange changed =
                new VersionChange(
                        "kubernetes",
                        "v1.1.0",
                        "v1.2.0",
                        "https://github.com/acme/plugins/releases/tag/kubernetes/v1.2.0");
        return List.of(
                new Notification(
                        Notification.Event.UPDATED,
                        registry(),
                        List.of(
                                changed,
                                new VersionChange("terraform", "", "v0.1.0", ""),
                                new VersionChange("ecs", "v2.0.0", "", "")),
                        List.of(),
                        "",
                        ""),
                new Notification(
                        Notification.Event.CHECKED,
                        registry(),
                        List.of(),
                        List.of(
                                Finding.error("description", "ecs", "has no description"),
                                Finding.warning("name", "", "the registry has no name")),
                        "",
                        ""),
                new Notification(
                        Notification.Event.CHECKED, registry(), List.of(), List.of(), "", ""),
                new Notification(
                        Notification.Event.PUBLISHED,
                        registry(),
                        List.of(changed),
                        List.of(),
                        "0123456789012345678901234567890123456789",
                        "https://github.com/acme/registry/pull/7"));
    }
}
