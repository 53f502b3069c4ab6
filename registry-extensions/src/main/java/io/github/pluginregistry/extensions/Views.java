package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.VersionChange;
import java.util.List;

/** Shows the core's data as the records of the SDK. */
final class Views {

    private Views() {}

    static RegistryInfo registry(Registry registry) {
        return new RegistryInfo(registry.name(), registry.description(), registry.home());
    }

    static List<PluginInfo> plugins(Registry registry) {
        return registry.plugins().stream().map(Views::plugin).toList();
    }

    private static PluginInfo plugin(Plugin plugin) {
        LatestRelease latest = plugin.latest();
        return new PluginInfo(
                plugin.id().value(),
                plugin.profile().name(),
                plugin.profile().description(),
                plugin.profile().repository(),
                plugin.profile().sourcePath(),
                plugin.profile().tagPattern(),
                plugin.profile().status().key(),
                latest.version(),
                latest.tag().orElse(""),
                latest.commit().orElse(""),
                latest.releasedAt().orElse(null),
                latest.releaseUrl(),
                plugin.profile().labels());
    }

    static List<VersionChange> changes(List<PublishedVersionChange> changes) {
        return changes.stream()
                .map(it -> new VersionChange(it.id(), it.from(), it.to(), it.page()))
                .toList();
    }

    static List<Finding> findings(CheckReport report) {
        return report.findings().stream()
                .map(
                        finding ->
                                new Finding(
                                        finding.rule().id(),
                                        Finding.Severity.valueOf(finding.severity().name()),
                                        finding.plugin(),
                                        finding.diagnostic().problem(),
                                        finding.diagnostic().remedy()))
                .toList();
    }
}
