package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects what speaks against the values of plugins.json. Of a value that is wrong one thing is
 * told, by the rule that knows most about it: whoever knows less asks first whether the value is
 * settled.
 */
final class JsonFindingCollector {

    private final FindingCollector findings;
    private final PluginsJsonFile file;
    private final Set<String> settled = new HashSet<>();

    JsonFindingCollector(FindingCollector findings, PluginsJsonFile file) {
        this.findings = findings;
        this.file = file;
    }

    PluginsJsonFile file() {
        return file;
    }

    /** Tells of what a key of an entry is set to, and settles it. */
    void add(Entry entry, String key, FindingText complaint) {
        add(entry.at(key), entry.name(), complaint);
    }

    /** Tells of the value at a pointer, and settles it. */
    void add(String pointer, String plugin, FindingText complaint) {
        settle(pointer);
        findings.add(complaint, plugin, () -> file.spot(pointer));
    }

    /** Whether anything is left to be told of what a key of an entry is set to. */
    boolean isOpen(Entry entry, String key) {
        return isOpen(entry.at(key));
    }

    /** Whether anything is left to be told of the value at a pointer. */
    boolean isOpen(String pointer) {
        return !settled.contains(pointer);
    }

    /** Nothing more is to be told of the value at a pointer. */
    void settle(String pointer) {
        settled.add(pointer);
    }

    /** Whether so much was found that nobody reads on. */
    boolean areMany() {
        return findings.areMany();
    }
}
