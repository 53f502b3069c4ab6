package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns one repository's answer into the resolution of one plugin. Pure: no clock, no disk, no
 * network.
 */
final class Verdict {

    private final RepositoryId repository;
    private final ForgeType forge;
    private final Instant now;

    Verdict(RepositoryId repository, ForgeType forge, Instant now) {
        this.repository = repository;
        this.forge = forge;
        this.now = now;
    }

    Account on(PluginDefinition plugin, Answer answer, Optional<Latest> published) {
        return answer.fold(
                listed -> decide(plugin, listed, published),
                failed -> Account.ofNothing(plugin, keep(plugin, published, failed.reason())));
    }

    private Account decide(
            PluginDefinition plugin, Answer.Listed listed, Optional<Latest> published) {
        Choice choice = Choice.of(plugin.selection(), listed);
        Optional<Latest> known = published.filter(Latest::isKnown);
        Resolution resolution =
                choice.latest()
                        .map(chosen -> chosen(plugin, listed, choice, chosen, known))
                        .orElseGet(() -> none(plugin, listed, choice, known));
        return new Account(
                plugin,
                resolution,
                listed.releases(),
                listed.tags(),
                choice.candidates(),
                choice.latest(),
                choice.prerelease());
    }

    private Resolution chosen(
            PluginDefinition plugin,
            Answer.Listed listed,
            Choice choice,
            Candidate chosen,
            Optional<Latest> published) {
        Optional<Guard> guard = published.map(before -> new Guard(plugin, choice, listed, before));
        Optional<Reason> objection = guard.flatMap(it -> it.objection(chosen));
        if (objection.isPresent()) {
            return new Resolution.Kept(
                    plugin.id(),
                    published.orElseThrow(),
                    guard.filter(it -> it.isLower(chosen)).isPresent(),
                    objection.get());
        }
        Optional<Reason> lowered =
                guard.filter(it -> it.isLower(chosen)).map(it -> it.warning(chosen));
        Remarks about = new Remarks(plugin, now);
        List<Reason> remarks = new ArrayList<>(about.on(choice));
        listed.movedTo().map(about::moved).ifPresent(remarks::add);
        lowered.ifPresent(remarks::add);
        return new Resolution.Resolved(
                plugin.id(), latest(chosen, choice), lowered.isPresent(), remarks);
    }

    private Resolution none(
            PluginDefinition plugin,
            Answer.Listed listed,
            Choice choice,
            Optional<Latest> published) {
        Nothing nothing = new Nothing(plugin, repository, choice, listed.releases());
        if (published.isPresent()) {
            return new Resolution.Kept(
                    plugin.id(), published.get(), true, nothing.reason(Severity.LASTING));
        }
        return new Resolution.Unreleased(
                plugin.id(),
                new Latest(
                        Latest.UNKNOWN,
                        ReleasePage.of(repository),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        choice.prerelease().map(Candidate::text)),
                nothing.reason(Severity.NOTEWORTHY));
    }

    private Resolution keep(PluginDefinition plugin, Optional<Latest> published, Reason reason) {
        return new Resolution.Kept(
                plugin.id(),
                published
                        .filter(Latest::isKnown)
                        .orElseGet(() -> Latest.unknown(ReleasePage.of(repository))),
                false,
                reason);
    }

    private Latest latest(Candidate chosen, Choice choice) {
        Release release = chosen.release();
        return new Latest(
                chosen.text(),
                ReleasePage.of(repository, forge, release),
                release.publishedAt(),
                Optional.of(release.tag()),
                release.commit(),
                choice.prerelease().map(Candidate::text));
    }
}
