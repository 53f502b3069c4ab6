package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.version.TagPattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Renders explanations as JSON. Unknown values are left out; empty lists are not. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String render(ExplainReport explanations, DetailLevel extent) {
        return new JsonObject()
                .put("all", extent == DetailLevel.ALL)
                .put("plugins", all(explanations.plugins(), it -> plugin(it, extent)))
                .put("coverage", all(explanations.coverage(), ExplanationJson::observation))
                .toText();
    }

    private static <T, R> List<R> all(List<T> items, Function<T, R> json) {
        return items.stream().map(json).toList();
    }

    private static JsonObject observation(CoverageWarning observation) {
        return new JsonObject()
                .put("kind", observation.kind().key())
                .put("concerned", all(observation.plugins(), PluginId::value))
                .put("repository", observation.repository().address())
                .put("message", observation.problem())
                .put("cure", observation.remedy())
                .putUnlessEmpty("suggestedTagPattern", observation.suggestedPattern());
    }

    private static JsonObject plugin(Explanation explanation, DetailLevel extent) {
        ResolutionDetails account = explanation.account();
        JsonObject json =
                new JsonObject()
                        .put("id", account.plugin().id().value())
                        .put("repository", account.plugin().repository().address());
        rules(json, explanation.selection());
        explanation
                .suggestedTagPattern()
                .ifPresent(pattern -> json.put("suggestedTagPattern", pattern.toString()));
        if (explanation.published().isKnown()) {
            json.put("published", latest(explanation.published()));
        }
        json.put("decision", decision(account.resolution()));
        account.chosen().ifPresent(chosen -> json.put("chosen", chosen(chosen, explanation)));
        account.prerelease().ifPresent(it -> json.put("prerelease", it.text()));
        return json.put("seen", explanation.seen())
                .put("matching", account.candidates().size())
                .put("tags", all(extent.rows(explanation.fates()), ExplanationJson::fate))
                .put("refused", groups("reason", explanation.refused(), extent))
                .put("unmatched", groups("prefix", explanation.unmatched(), extent));
    }

    private static void rules(JsonObject json, VersionSelection selection) {
        json.put("tagPattern", selection.tagPattern().toString())
                .put("formerTagPatterns", all(selection.formerTagPatterns(), TagPattern::toString))
                .put("source", selection.source().key())
                .put("versionScheme", selection.scheme().key())
                .put("includePrereleases", selection.includePrereleases());
        selection.pin().ifPresent(pin -> json.put("pin", override(pin)));
        json.put("ignore", all(selection.ignore(), ExplanationJson::override))
                .put(
                        "acknowledged",
                        all(
                                selection.acknowledged(),
                                it ->
                                        new JsonObject()
                                                .put("tag", it.tag())
                                                .put("commit", it.commit())
                                                .put("reason", it.reason())));
    }

    private static JsonObject override(VersionOverride override) {
        return new JsonObject().put("version", override.version()).put("reason", override.reason());
    }

    private static JsonObject latest(LatestRelease latest) {
        return new JsonObject()
                .put("version", latest.version())
                .putUnlessEmpty(
                        "releasedAt", latest.releasedAt().map(ExplanationJson::moment).orElse(""))
                .putUnlessEmpty("tag", latest.tag().orElse(""))
                .putUnlessEmpty("commit", latest.commit().orElse(""))
                .putUnlessEmpty("prerelease", latest.prerelease().orElse(""));
    }

    private static JsonObject decision(Resolution resolution) {
        JsonObject json =
                new JsonObject()
                        .put(
                                "outcome",
                                resolution.<String>fold(
                                        it -> "resolved",
                                        it -> "kept",
                                        it -> "unreleased",
                                        it -> "unresolved"));
        resolution.entry().ifPresent(entry -> json.put("version", entry.version()));
        return json.put(
                "reasons",
                all(
                        resolution.reasons(),
                        reason ->
                                new JsonObject()
                                        .put("message", reason.problem())
                                        .put("cure", reason.remedy())));
    }

    private static JsonObject chosen(Candidate winner, Explanation explanation) {
        JsonObject json =
                new JsonObject().put("version", winner.text()).put("tag", winner.release().tag());
        explanation
                .runnerUp()
                .ifPresent(
                        other ->
                                json.put(
                                        "over",
                                        new JsonObject()
                                                .put("version", other.text())
                                                .put("tag", other.release().tag())
                                                .put(
                                                        "rule",
                                                        TieBreaker.between(winner, other).key())));
        return json;
    }

    private static JsonObject fate(CandidateOutcome fate) {
        Candidate candidate = fate.candidate();
        Release release = candidate.release();
        return new JsonObject()
                .put("tag", release.tag())
                .put("pattern", candidate.pattern().toString())
                .put("version", candidate.text())
                .put("standing", candidate.status().key())
                .put("outcome", fate.outcome().key())
                .putUnlessEmpty("reason", fate.isRefused() ? fate.reason() : "")
                .putUnlessEmpty(
                        "releasedAt", release.publishedAt().map(ExplanationJson::moment).orElse(""))
                .putUnlessEmpty("commit", release.commit().orElse(""));
    }

    private static JsonObject groups(
            String name, List<Explanation.Group> groups, DetailLevel extent) {
        return new JsonObject()
                .put("count", Explanation.Group.size(groups))
                .put("groups", groups.size())
                .put(
                        "first",
                        all(
                                extent.groups(groups),
                                group ->
                                        new JsonObject()
                                                .put(name, group.name())
                                                .put("count", group.size())
                                                .put("tags", extent.examples(group.tags()))));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
