package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.validation.Rule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Rules for the timestamps in plugins.json. */
record TimestampRules(JsonFindingCollector findings, CheckOptions options) {

    private static final String LAST_UPDATED = "lastUpdated";

    /** Checks that the last change is a timestamp in the past. */
    void checkLastUpdated() {
        if (findings.file().root().get(LAST_UPDATED) instanceof String written) {
            Optional<Instant> moment = findings.file().registry().lastUpdated();
            if (moment.isEmpty()) {
                report(
                        "\"%s\" is not an RFC 3339 timestamp"
                                .formatted(FindingCollector.shown(written)),
                        "one such as 2026-11-20T08:00:00Z");
            } else if (findings.file().registry().isFromTheFuture(options.now())) {
                report("\"%s\" is in the future".formatted(FindingCollector.shown(written)), "");
            }
        }
    }

    private void report(String found, String expected) {
        findings.add(
                "/" + LAST_UPDATED, "", FindingText.forUpdate(Rule.LAST_UPDATED, found, expected));
    }

    /** Checks the age of a plugin's latest version, unless the plugin is deprecated. */
    void checkAge(Entry entry) {
        if (options.limitsAge()
                && !entry.text("status").equals(Optional.of(Status.DEPRECATED.key()))) {
            entry.text("id")
                    .map(findings.file().registry().entries()::get)
                    .ifPresent(latest -> checkAge(entry, latest));
        }
    }

    private void checkAge(Entry entry, LatestRelease latest) {
        Optional<Instant> old = latest.releasedAt().filter(options.oldest()::isAfter);
        if (old.isPresent()) {
            findings.add(
                    entry,
                    "releasedAt",
                    new FindingText(
                            Rule.TOO_OLD,
                            "%s was released on %s"
                                    .formatted(
                                            FindingCollector.shown(latest.version()),
                                            day(old.get())),
                            "a release since " + day(options.oldest()),
                            "ask its maintainers, and set its status to deprecated if there are none",
                            FixKind.EDIT));
        }
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
