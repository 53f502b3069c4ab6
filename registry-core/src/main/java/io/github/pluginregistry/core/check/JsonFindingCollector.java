package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects findings about values of plugins.json. Each value gets one finding, from the most
 * specific rule; less specific rules ask first whether the value {@linkplain #isOpen is open}.
 */
final class JsonFindingCollector {

    private final FindingCollector findings;
    private final PluginsJsonFile file;
    private final Set<String> settled = new HashSet<>();

    JsonFindingCollector(FindingCollector findings, PluginsJsonFile file) {
        this.findings = findings;
        this.file = file;
    }

    /** Collects findings wherever they are. */
    FindingCollector all() {
        return findings;
    }

    PluginsJsonFile file() {
        return file;
    }

    /** Adds a finding about the value of an entry's key, and settles the value. */
    void add(Entry entry, String key, FindingText text) {
        add(entry.at(key), entry.name(), text);
    }

    /** Adds a finding about the value at a pointer, and settles the value. */
    void add(String pointer, String plugin, FindingText text) {
        settle(pointer);
        findings.add(text, plugin, () -> file.location(pointer));
    }

    /** Whether the value of an entry's key has no finding yet. */
    boolean isOpen(Entry entry, String key) {
        return isOpen(entry.at(key));
    }

    /** Whether the value at a pointer has no finding yet. */
    boolean isOpen(String pointer) {
        return !settled.contains(pointer);
    }

    /** Suppresses further findings about the value at a pointer. */
    void settle(String pointer) {
        settled.add(pointer);
    }

    /** Whether the limit of findings is reached. */
    boolean areMany() {
        return findings.areMany();
    }
}
