package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.extensions.CallStatistics;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists the extensions of a registry. */
public record ExtensionsLog(SanitizingLog log) {

    /** Shows each extension with its state, its origin and its calls. */
    public void report(List<ManagedExtension> extensions) {
        if (extensions.isEmpty()) {
            log.info(
                    "registry.extensions allows no extension; see "
                            + Documentation.EXTENSIONS.address("allow-an-extension"));
        }
        extensions.forEach(this::report);
    }

    private void report(ManagedExtension extension) {
        Health health = extension.health();
        if (extension.state() == ManagedExtension.State.DISABLED) {
            log.warn("%s: disabled: %s".formatted(extension.id(), extension.reason()));
        } else if (health.healthy()) {
            log.info(extension.id() + ": enabled, healthy");
        } else {
            log.warn("%s: enabled, not healthy: %s".formatted(extension.id(), health.detail()));
        }
        line("what it does", extension.capabilities().description());
        line(
                "contracts",
                extension.contracts().stream()
                        .sorted()
                        .map(ExtensionsLog::name)
                        .collect(Collectors.joining(", ")));
        line("from", extension.origin());
        line("priority", String.valueOf(extension.settings().priority()));
        line("hosts", String.join(", ", extension.settings().hosts()));
        line("tokens of", String.join(", ", extension.capabilities().tokenHosts()));
        line("files", String.join(", ", extension.capabilities().outputs()));
        line("calls", calls(extension.statistics()));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            log.info("  %-13s %s".formatted(name, value));
        }
    }

    private static String name(Contract contract) {
        return contract.type().getSimpleName();
    }

    private static String calls(CallStatistics.Summary summary) {
        return "%d, %d failed, p50 %s, p95 %s"
                .formatted(
                        summary.calls(),
                        summary.failures(),
                        millis(summary.median()),
                        millis(summary.p95()));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.3f ms", duration.toNanos() / 1e6);
    }
}
