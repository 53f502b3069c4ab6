package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.CheckoutLocator;
import io.github.pluginregistry.core.check.OfflineChecker;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.CoverageAnalyzer;
import io.github.pluginregistry.core.resolve.CoverageFilter;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Inquiry;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.resolve.ResolveScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the forges, to tell what they say of one registry, and changes nothing. */
public final class OnlineChecker {

    private final RegistryDefinition definition;
    private final RegistryFiles files;
    private final CheckoutLocator surroundings;
    private final Inquiry inquiry;
    private final OfflineChecker inspection;

    public OnlineChecker(
            RegistryDefinition definition,
            RegistryFiles files,
            CheckoutLocator surroundings,
            Inquiry inquiry,
            OfflineChecker inspection) {
        this.definition = definition;
        this.files = files;
        this.surroundings = surroundings;
        this.inquiry = inquiry;
        this.inspection = inspection;
    }

    /** What is wrong with the files; where they cannot be understood, nobody is asked. */
    public CheckReport check() throws IOException {
        OfflineChecker.Sight sight = inspection.look();
        return sight.published()
                .map(published -> check(published, sight.verdicts()))
                .orElseGet(() -> CheckReport.of(sight.verdicts()));
    }

    private CheckReport check(PublishedRegistry published, List<CheckResult> offline) {
        Inquiry.Outcome<ResolutionDetails> asked =
                inquiry.account(definition, published, ResolveScope.ALL_TAGS);
        List<ResolutionDetails> accounts = asked.decided();
        List<Resolution> resolutions =
                accounts.stream().map(ResolutionDetails::resolution).toList();
        List<CheckResult> verdicts = new ArrayList<>(offline);
        verdicts.add(
                inspection.current(
                        published,
                        resolutions,
                        new CoverageFilter(accounts).of(coverage(accounts))));
        return CheckReport.online(verdicts, resolutions, asked.cost());
    }

    /**
     * How the latest versions come about.
     *
     * @param plugin the id of the one plugin that is asked for; empty for all
     */
    public ExplainReport explain(Optional<String> plugin)
            throws IOException, InvalidRegistryFileException {
        RegistryDefinition asked = plugin.map(definition::only).orElse(definition);
        PublishedRegistry published = files.published();
        ResolveScope scope = plugin.isPresent() ? ResolveScope.EVERYTHING : ResolveScope.ALL_TAGS;
        List<ResolutionDetails> accounts = inquiry.account(asked, published, scope).decided();
        return new ExplainReport(
                accounts.stream()
                        .map(it -> new Explanation(it, latest(published, it.plugin())))
                        .toList(),
                plugin.isPresent() ? List.of() : coverage(accounts));
    }

    private static LatestRelease latest(PublishedRegistry published, PluginDefinition plugin) {
        return published
                .latest(plugin.id())
                .orElseGet(() -> LatestRelease.unknown(plugin.repository().address()));
    }

    /**
     * What the definition leaves out or names for nothing, given the accounts of all its plugins.
     */
    private List<CoverageWarning> coverage(List<ResolutionDetails> accounts) {
        return Stream.concat(
                        CoverageAnalyzer.of(
                                accounts,
                                definition.ignoredTags(),
                                surroundings.workTree(definition))
                                .stream(),
                        CoverageAnalyzer.unusedIgnores(definition, accounts).stream())
                .toList();
    }
}
