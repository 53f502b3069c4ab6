package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds keys in plugins.json that the format does not have. An update removes them. */
record UnknownKeyRule(JsonFindingCollector findings) {

    static final Set<String> OF_A_REGISTRY =
            Set.of("version", "lastUpdated", "description", "plugins", "metadata");
    static final Set<String> OF_METADATA =
            Set.of("updateFrequency", "dataFormat", "apiVersion", "notes");
    static final Set<String> OF_A_PLUGIN =
            Set.of(
                    "id",
                    "name",
                    "description",
                    "sourcePath",
                    "repository",
                    "repositoryType",
                    "latestVersion",
                    "releaseUrl",
                    "tagPattern",
                    "status",
                    "releasedAt",
                    "tag",
                    "commit",
                    "latestPrerelease",
                    "docs",
                    "labels",
                    "replacedBy",
                    "install",
                    "download");

    /** Longer keys are not compared with known ones. */
    private static final int LONGEST = 60;

    void check() {
        Map<?, ?> root = findings.file().root();
        check(root, OF_A_REGISTRY, "", "");
        if (root.get("metadata") instanceof Map<?, ?> metadata) {
            check(metadata, OF_METADATA, "/metadata", "");
        }
        for (Entry entry : findings.file().entries()) {
            check(entry.values(), OF_A_PLUGIN, entry.pointer(), entry.name());
        }
    }

    private void check(Map<?, ?> values, Set<String> known, String pointer, String plugin) {
        for (Object key : values.keySet()) {
            if (!known.contains(key) && !findings.areMany()) {
                unknown(String.valueOf(key), values, known, pointer, plugin);
            }
        }
    }

    /** A misspelt key is not reported as missing as well. */
    private void unknown(
            String key, Map<?, ?> values, Set<String> known, String pointer, String plugin) {
        Optional<String> meant =
                key.length() > LONGEST
                        ? Optional.empty()
                        : ClosestMatch.to(key, known).filter(other -> !values.containsKey(other));
        meant.ifPresent(other -> findings.settle(pointer + "/" + other));
        findings.add(
                JsonPath.pointer(pointer, key),
                plugin,
                FindingText.forUpdate(
                        Rule.UNKNOWN_KEY,
                        "unknown key \"%s\"".formatted(SafeExcerpt.of(key)),
                        meant.map("\"%s\""::formatted).orElse("")));
    }
}
