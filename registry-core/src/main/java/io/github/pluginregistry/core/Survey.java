package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.coverage.Coverage;
import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.Explanation;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the forges, to tell what they say of one registry, and changes nothing. */
final class Survey {

    private final RegistryDefinition definition;
    private final RegistryFiles files;
    private final Surroundings surroundings;
    private final Inquiry inquiry;
    private final Inspection inspection;

    Survey(
            RegistryDefinition definition,
            RegistryFiles files,
            Surroundings surroundings,
            Inquiry inquiry,
            Inspection inspection) {
        this.definition = definition;
        this.files = files;
        this.surroundings = surroundings;
        this.inquiry = inquiry;
        this.inspection = inspection;
    }

    /** What is wrong with the files; where they cannot be understood, nobody is asked. */
    CheckReport check() throws IOException {
        Inspection.Sight sight = inspection.look();
        return sight.published()
                .map(published -> check(published, sight.verdicts()))
                .orElseGet(() -> CheckReport.of(sight.verdicts()));
    }

    private CheckReport check(PublishedRegistry published, List<Verdict> offline) {
        Inquiry.Outcome<Account> asked = inquiry.account(definition, published, Scope.ALL_TAGS);
        List<Account> accounts = asked.decided();
        List<Resolution> resolutions = accounts.stream().map(Account::resolution).toList();
        List<Verdict> verdicts = new ArrayList<>(offline);
        verdicts.add(
                inspection.current(
                        published, resolutions, new Untold(accounts).of(coverage(accounts))));
        return CheckReport.online(verdicts, resolutions, asked.cost());
    }

    /**
     * How the latest versions come about.
     *
     * @param plugin the id of the one plugin that is asked for; empty for all
     */
    ExplainReport explain(Optional<String> plugin) throws IOException, PublishedException {
        RegistryDefinition asked = plugin.map(definition::only).orElse(definition);
        PublishedRegistry published = files.published();
        Scope scope = plugin.isPresent() ? Scope.EVERYTHING : Scope.ALL_TAGS;
        List<Account> accounts = inquiry.account(asked, published, scope).decided();
        return new ExplainReport(
                accounts.stream()
                        .map(it -> new Explanation(it, published.latest(it.plugin().id())))
                        .toList(),
                plugin.isPresent() ? List.of() : coverage(accounts));
    }

    /**
     * What the definition leaves out or names for nothing, given the accounts of all its plugins.
     */
    private List<Observation> coverage(List<Account> accounts) {
        return Stream.concat(
                        Coverage.of(
                                accounts,
                                definition.ignoredTags(),
                                surroundings.workTree(definition))
                                .stream(),
                        Coverage.unusedIgnores(definition, accounts).stream())
                .toList();
    }
}
