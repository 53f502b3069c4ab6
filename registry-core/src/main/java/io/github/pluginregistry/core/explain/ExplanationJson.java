package io.github.pluginregistry.core.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.io.Surrogates;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.version.TagPattern;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Renders an explanation as JSON, laid out like {@code plugins.json}. Unknown values are left out;
 * empty lists are not.
 */
final class ExplanationJson {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter JSON =
            new JsonMapper()
                    .writer(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectFieldValueSpacing(
                                                            Separators.Spacing.AFTER)
                                                    .withArrayEmptySeparator(""))
                                    .withObjectIndenter(INDENT)
                                    .withArrayIndenter(INDENT));

    private ExplanationJson() {}

    static String render(ExplainReport explanations, DetailLevel extent) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("all", extent == DetailLevel.ALL);
        ArrayNode plugins = root.putArray("plugins");
        explanations
                .plugins()
                .forEach(explanation -> plugin(plugins.addObject(), explanation, extent));
        ArrayNode coverage = root.putArray("coverage");
        explanations
                .coverage()
                .forEach(observation -> observation(coverage.addObject(), observation));
        try {
            String text = JSON.writeValueAsString(root);
            ObjectWriter escaping = JSON.with(JsonWriteFeature.ESCAPE_NON_ASCII);
            return (Surrogates.areWhole(text) ? text : escaping.writeValueAsString(root)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a text in memory could not be written", impossible);
        }
    }

    private static void observation(ObjectNode json, CoverageWarning observation) {
        json.put("kind", observation.kind().key());
        ArrayNode concerned = json.putArray("concerned");
        observation.plugins().forEach(plugin -> concerned.add(plugin.value()));
        json.put("repository", observation.repository().address());
        json.put("message", observation.message());
        json.put("cure", observation.cure());
        if (!observation.suggestedPattern().isEmpty()) {
            json.put("suggestedTagPattern", observation.suggestedPattern());
        }
    }

    private static void plugin(ObjectNode json, Explanation explanation, DetailLevel extent) {
        ResolutionDetails account = explanation.account();
        json.put("id", account.plugin().id().value());
        json.put("repository", account.plugin().repository().address());
        rules(json, explanation.selection());
        explanation
                .suggestedTagPattern()
                .ifPresent(pattern -> json.put("suggestedTagPattern", pattern.toString()));
        if (explanation.published().isKnown()) {
            latest(json.putObject("published"), explanation.published());
        }
        decision(json.putObject("decision"), account.resolution());
        account.chosen().ifPresent(chosen -> chosen(json.putObject("chosen"), chosen, explanation));
        account.prerelease().ifPresent(it -> json.put("prerelease", it.text()));
        json.put("seen", explanation.seen());
        json.put("matching", account.candidates().size());
        ArrayNode tags = json.putArray("tags");
        extent.rows(explanation.fates()).forEach(fate -> fate(tags.addObject(), fate));
        groups(json.putObject("refused"), "reason", explanation.refused(), extent);
        groups(json.putObject("unmatched"), "prefix", explanation.unmatched(), extent);
    }

    private static void rules(ObjectNode json, VersionSelection selection) {
        json.put("tagPattern", selection.tagPattern().toString());
        ArrayNode former = json.putArray("formerTagPatterns");
        selection.formerTagPatterns().stream().map(TagPattern::toString).forEach(former::add);
        json.put("source", selection.source().key());
        json.put("versionScheme", selection.scheme().key());
        json.put("includePrereleases", selection.includePrereleases());
        selection.pin().ifPresent(pin -> ruling(json.putObject("pin"), pin));
        ArrayNode ignore = json.putArray("ignore");
        selection.ignore().forEach(ruling -> ruling(ignore.addObject(), ruling));
        ArrayNode acknowledged = json.putArray("acknowledged");
        selection
                .acknowledged()
                .forEach(
                        it ->
                                acknowledged
                                        .addObject()
                                        .put("tag", it.tag())
                                        .put("commit", it.commit())
                                        .put("reason", it.reason()));
    }

    private static void ruling(ObjectNode json, VersionOverride ruling) {
        json.put("version", ruling.version()).put("reason", ruling.reason());
    }

    private static void latest(ObjectNode json, LatestRelease latest) {
        json.put("version", latest.version());
        latest.releasedAt().ifPresent(moment -> json.put("releasedAt", moment(moment)));
        latest.tag().ifPresent(tag -> json.put("tag", tag));
        latest.commit().ifPresent(commit -> json.put("commit", commit));
        latest.prerelease().ifPresent(prerelease -> json.put("prerelease", prerelease));
    }

    private static void decision(ObjectNode json, Resolution resolution) {
        json.put(
                "outcome",
                resolution.<String>fold(
                        it -> "resolved", it -> "kept", it -> "unreleased", it -> "unresolved"));
        resolution.entry().ifPresent(entry -> json.put("version", entry.version()));
        ArrayNode reasons = json.putArray("reasons");
        resolution
                .reasons()
                .forEach(
                        reason ->
                                reasons.addObject()
                                        .put("message", reason.message())
                                        .put("cure", reason.cure()));
    }

    private static void chosen(ObjectNode json, Candidate winner, Explanation explanation) {
        json.put("version", winner.text()).put("tag", winner.release().tag());
        explanation
                .runnerUp()
                .ifPresent(
                        other ->
                                json.putObject("over")
                                        .put("version", other.text())
                                        .put("tag", other.release().tag())
                                        .put("rule", TieBreaker.between(winner, other).key()));
    }

    private static void fate(ObjectNode json, CandidateOutcome fate) {
        Candidate candidate = fate.candidate();
        Release release = candidate.release();
        json.put("tag", release.tag());
        json.put("pattern", candidate.pattern().toString());
        json.put("version", candidate.text());
        json.put("standing", candidate.standing().key());
        json.put("outcome", fate.outcome().key());
        if (fate.isRefused()) {
            json.put("reason", fate.reason());
        }
        release.publishedAt().ifPresent(moment -> json.put("releasedAt", moment(moment)));
        release.commit().ifPresent(commit -> json.put("commit", commit));
    }

    private static void groups(
            ObjectNode json, String name, List<Explanation.Group> groups, DetailLevel extent) {
        json.put("count", Explanation.Group.size(groups));
        json.put("groups", groups.size());
        ArrayNode first = json.putArray("first");
        for (Explanation.Group group : extent.groups(groups)) {
            ObjectNode entry = first.addObject().put(name, group.name()).put("count", group.size());
            ArrayNode tags = entry.putArray("tags");
            extent.examples(group.tags()).forEach(tags::add);
        }
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
