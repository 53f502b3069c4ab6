package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.check.AdditionalRules;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies the rules of extensions, in batches. */
final class ExtensionRules implements AdditionalRules {

    private final List<ExtensionCalls> extensions;

    ExtensionRules(List<ExtensionCalls> extensions) {
        this.extensions = List.copyOf(extensions);
    }

    @Override
    public List<Diagnostic> check(Registry registry) {
        List<Diagnostic> found = new ArrayList<>();
        for (ExtensionCalls extension : extensions) {
            try {
                found.addAll(check(extension, registry));
            } catch (ExtensionFailure e) {
                found.add(unapplied(extension, e));
            }
        }
        return found;
    }

    private static List<Diagnostic> check(ExtensionCalls extension, Registry registry)
            throws ExtensionFailure {
        RegistryInfo info = Views.registry(registry);
        List<PluginInfo> plugins = Views.plugins(registry);
        List<Diagnostic> found = new ArrayList<>();
        int start = 0;
        do {
            int end = Math.min(start + PluginBatch.MOST_PLUGINS, plugins.size());
            PluginBatch batch =
                    new PluginBatch(info, plugins.subList(start, end), end == plugins.size());
            for (Finding finding :
                    extension.list(CheckRule.class, "check", rule -> rule.check(batch))) {
                found.add(diagnostic(extension, batch, plugins, finding));
            }
            start = end;
        } while (start < plugins.size());
        return found;
    }

    private static Diagnostic diagnostic(
            ExtensionCalls extension, PluginBatch batch, List<PluginInfo> plugins, Finding finding)
            throws ExtensionFailure {
        Set<String> asked =
                (batch.last() ? plugins : batch.plugins())
                        .stream().map(PluginInfo::id).collect(Collectors.toSet());
        if (!finding.plugin().isEmpty() && !asked.contains(finding.plugin())) {
            throw extension.broken(
                    "check has a finding about \"%s\", which is not one of its plugins"
                            .formatted(finding.plugin()));
        }
        return diagnostic(
                Severity.valueOf(finding.severity().name()),
                finding.plugin(),
                "%s/%s: %s".formatted(extension.id(), finding.rule(), finding.message()),
                finding.remedy().isEmpty() ? "see the rule of the extension" : finding.remedy());
    }

    private static Diagnostic unapplied(ExtensionCalls extension, ExtensionFailure failure) {
        return diagnostic(
                extension.onFailure() == OnFailure.WARN ? Severity.WARNING : Severity.ERROR,
                "",
                "the rule of extension \"%s\" could not be applied: %s"
                        .formatted(extension.id(), failure.getMessage()),
                extension.remedy(failure));
    }

    private static Diagnostic diagnostic(
            Severity severity, String plugin, String problem, String remedy) {
        return new Diagnostic(
                Rule.EXTENSION, severity, plugin, SourceLocation.NONE, problem, remedy);
    }
}
