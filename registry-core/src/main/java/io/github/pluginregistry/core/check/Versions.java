package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Optional;

/** What the versions of an entry have to be. */
final class Versions {

    private static final String LATEST = "latestVersion";
    private static final String PRERELEASE = "latestPrerelease";

    private final FileFindings findings;

    Versions(FileFindings findings) {
        this.findings = findings;
    }

    /**
     * @param plugin what the definition says of it; empty where that says nothing
     */
    void check(Entry entry, Optional<PluginDefinition> plugin) {
        Optional<VersionScheme> scheme = plugin.map(it -> it.selection().scheme());
        if (entry.text(LATEST).equals(Optional.of(Latest.UNKNOWN))) {
            checkUnknown(entry);
        } else {
            check(entry, LATEST, scheme);
        }
        check(entry, PRERELEASE, scheme);
    }

    private void checkUnknown(Entry entry) {
        if (findings.isOpen(entry, LATEST)) {
            findings.add(
                    entry,
                    LATEST,
                    new Complaint(
                            Rule.VERSION_UNKNOWN,
                            "no version of it is known",
                            "run registry:update once one is released",
                            Remedy.UPDATE));
        }
    }

    private void check(Entry entry, String key, Optional<VersionScheme> scheme) {
        Optional<String> version = entry.text(key).filter(text -> !text.isEmpty());
        if (version.isPresent()
                && findings.isOpen(entry, key)
                && !isVersion(version.get(), scheme)) {
            findings.add(
                    entry,
                    key,
                    Complaint.forUpdate(
                            Rule.VERSION_FORMAT,
                            "\"%s\" is no version%s"
                                    .formatted(
                                            Findings.shown(version.get()),
                                            scheme.map(it -> " under the scheme " + it.key())
                                                    .orElse(""))));
        }
    }

    /** Where nobody says under which scheme, any will do. */
    private static boolean isVersion(String text, Optional<VersionScheme> scheme) {
        if (scheme.isPresent()) {
            return scheme.get().parse(text).isPresent();
        }
        for (VersionScheme any : VersionScheme.values()) {
            if (any.parse(text).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
