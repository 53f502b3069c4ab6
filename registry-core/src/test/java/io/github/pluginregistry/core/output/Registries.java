package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import java.time.Instant;
import java.util.List;

/** Registries for tests. */
final class Registries {

    static final PageLocation DOCS = new PageLocation("..", "registry.yaml", "docs");

    private static final String HOME = "https://github.com/acme/platform";

    private Registries() {}

    /** A registry in which each kind of plugin stands once; the golden files show it. */
    static Registry acme() {
        return new Registry(
                "Acme Platform Plugins",
                "Everything that plugs into the Acme platform - kept up to date by itself",
                HOME,
                "On every release, and every 6 hours",
                "Versions are copied from this page at your own pace.\n\n"
                        + "Questions go to plugins@acme.example.",
                Instant.parse("2026-08-14T03:24:18.987Z"),
                List.of(kubernetes(), terraform(), ecs(), opentofu(), legacy(), sdk()));
    }

    private static Plugin kubernetes() {
        PluginMetadata profile =
                new PluginMetadata(
                        "Kubernetes Plugin",
                        "Deploy applications to Kubernetes clusters",
                        "plugins/kubernetes",
                        HOME,
                        RepositoryType.INLINE,
                        "plugins/kubernetes/*",
                        Status.STABLE,
                        "docs/kubernetes.md",
                        List.of("deployment", "containers"),
                        null);
        return new Plugin(new PluginId("kubernetes"), profile, inline("kubernetes", "v0.4.0"));
    }

    private static Plugin terraform() {
        PluginMetadata profile = inline("terraform", "Terraform Plugin", Status.BETA);
        LatestRelease latest = inline("terraform", "v0.2.1");
        LatestRelease withPrerelease =
                new LatestRelease(
                        latest.version(),
                        latest.releaseUrl(),
                        latest.date(),
                        latest.tagName(),
                        latest.commitId(),
                        "v0.3.0-rc.1");
        return new Plugin(new PluginId("terraform"), profile, withPrerelease);
    }

    private static Plugin ecs() {
        return new Plugin(
                new PluginId("ecs"),
                inline("ecs", "Amazon ECS Plugin", Status.ALPHA),
                LatestRelease.unknown(HOME));
    }

    private static Plugin opentofu() {
        PluginMetadata profile =
                new PluginMetadata(
                        "OpenTofu Plugin",
                        "Plan and apply OpenTofu modules",
                        "",
                        "https://git.example.org/community/opentofu.git",
                        RepositoryType.EXTERNAL,
                        "v*",
                        Status.STABLE,
                        "https://opentofu.example.org/acme",
                        List.of(),
                        null);
        LatestRelease latest =
                new LatestRelease(
                        "v0.1.0",
                        "https://git.example.org/community/opentofu/releases/v0.1.0",
                        Instant.parse("2026-05-02T00:00:00Z"),
                        "v0.1.0",
                        null,
                        null);
        return new Plugin(new PluginId("opentofu"), profile, latest);
    }

    private static Plugin legacy() {
        PluginMetadata profile =
                new PluginMetadata(
                        "Kubernetes Plugin",
                        "The first attempt",
                        "plugins/k8s",
                        HOME,
                        RepositoryType.INLINE,
                        "k8s-{version}",
                        Status.DEPRECATED,
                        null,
                        List.of(),
                        new PluginId("kubernetes"));
        LatestRelease latest =
                new LatestRelease(
                        "0.9.2",
                        HOME + "/releases/tag/k8s-0.9.2",
                        Instant.parse("2024-02-29T23:59:59Z"),
                        "k8s-0.9.2",
                        "0123456789abcdef0123456789abcdef01234567",
                        null);
        return new Plugin(new PluginId("k8s"), profile, latest);
    }

    private static Plugin sdk() {
        PluginMetadata profile =
                new PluginMetadata(
                        "acme_plugin_sdk",
                        "Write plugins in Go; see https://sdk.acme.example",
                        "",
                        "git@git.acme.example:platform/sdk.git",
                        RepositoryType.EXTERNAL,
                        "@acme/sdk@{version}",
                        Status.STABLE,
                        null,
                        List.of("go"),
                        null);
        return new Plugin(
                new PluginId("sdk"),
                profile,
                LatestRelease.unknown("git@git.acme.example:platform/sdk.git"));
    }

    private static PluginMetadata inline(String id, String name, Status status) {
        return new PluginMetadata(
                name,
                "",
                "plugins/" + id,
                HOME,
                RepositoryType.INLINE,
                "plugins/" + id + "/*",
                status,
                null,
                List.of(),
                null);
    }

    private static LatestRelease inline(String id, String version) {
        String tag = "plugins/" + id + "/" + version;
        return new LatestRelease(
                version,
                HOME + "/releases/tag/" + tag,
                Instant.parse("2026-08-14T03:24:18Z"),
                tag,
                "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                null);
    }
}
