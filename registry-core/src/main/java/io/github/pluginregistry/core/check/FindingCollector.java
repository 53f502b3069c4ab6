package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the findings of a check, except those of rules that are off. */
final class FindingCollector {

    /** The most findings that are collected; a file of megabytes may hold a million. */
    private static final int LIMIT = 10_000;

    private static final int LONGEST = 300;

    private final Severities severities;
    private final DefinitionIndex index;
    private final List<Finding> found = new ArrayList<>();

    FindingCollector(Severities severities, DefinitionIndex index) {
        this.severities = severities;
        this.index = index;
    }

    DefinitionIndex index() {
        return index;
    }

    /** Adds a finding about a key of a plugin in the definition; the empty key is the plugin. */
    void add(PluginId plugin, String key, FindingText text) {
        add(text, plugin.value(), () -> index.location(plugin, key));
    }

    /** Adds a finding about a key of several plugins, located at the first of them. */
    void addForAll(PluginId first, String key, FindingText text) {
        add(text, "", () -> index.location(first, key));
    }

    /** Adds a finding about the definition as a whole. */
    void add(FindingText text) {
        add(text, "", () -> SourceLocation.of(index.file()));
    }

    /** A value as a message shows it: shortened if it is implausibly long. */
    static String shown(String text) {
        return SafeExcerpt.of(text, LONGEST);
    }

    /**
     * @param plugin the plugin that it is about; empty if it is about none
     * @param location where it is; looked up only if the finding is kept
     */
    void add(FindingText text, String plugin, Supplier<SourceLocation> location) {
        add(text, plugin, location, "");
    }

    void add(FindingText text, String plugin, Supplier<SourceLocation> location, String detail) {
        Severity severity = severities.of(text.rule());
        if (severity != Severity.OFF && !areMany()) {
            found.add(
                    new Finding(
                            new Diagnostic(
                                    text.rule(),
                                    severity,
                                    plugin,
                                    location.get(),
                                    text.problem(),
                                    text.remedy()),
                            detail,
                            text.fix()));
        }
    }

    /** Whether the limit is reached; more findings are dropped. */
    boolean areMany() {
        return found.size() >= LIMIT;
    }

    /** The result of a check, given the findings so far. */
    CheckResult result(CheckKind kind) {
        return new CheckResult(
                kind, found.stream().filter(it -> it.rule().kind() == kind).toList(), off(kind));
    }

    private Set<Rule> off(CheckKind kind) {
        return Stream.of(Rule.values())
                .filter(rule -> rule.kind() == kind && severities.of(rule) == Severity.OFF)
                .collect(Collectors.toSet());
    }
}
