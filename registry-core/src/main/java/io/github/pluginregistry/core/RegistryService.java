package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.CheckOptions;
import io.github.pluginregistry.core.check.CheckRegistry;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckoutLocator;
import io.github.pluginregistry.core.check.DefinitionIndex;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.ExplainPlugin;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.publish.PublishCheck;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.publish.PublishRegistry;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.resolve.TagFingerprints;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.RepairRegistry;
import io.github.pluginregistry.core.update.RepairReport;
import io.github.pluginregistry.core.update.UpdateNotices;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.update.UpdateRegistry;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.update.UpdateSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Updates, checks, repairs, explains and publishes one registry.
 *
 * <p>An update, its preview and a check render the same files from the same data: an update writes
 * them, a preview shows them, a check compares them. So their results always agree.
 */
public final class RegistryService {

    private final UpdateRegistry update;
    private final RepairRegistry repair;
    private final CheckRegistry check;
    private final ExplainPlugin explain;
    private final PublishRegistry publish;
    private final RegistryListener listener;
    private final RegistryDefinition definition;
    private final RegistryFiles files;
    private final TagFingerprints fingerprints;

    RegistryService(RegistryServiceBuilder options) {
        definition = options.definition;
        listener = options.listener;
        fingerprints = new TagFingerprints(options::source, options.concurrency);
        files =
                new RegistryFiles(
                        options.outputDirectory,
                        options.definitionFile,
                        options.boundary,
                        options.outputs);
        FileLocks locks = new FileLocks(options.locks, options.lockTimeout(), options.progress);
        LatestReleases releases =
                new LatestReleases(
                        options::source,
                        options.progress,
                        options.clock,
                        new ResolveLimits(options.timeLimit, options.concurrency),
                        options::acceptsMove);
        CheckoutLocator checkout = new CheckoutLocator(definition, options.definitionFile);
        Supplier<RegistryChecker> checker =
                () -> checker(options, files, definition, checkout::lacksSource);
        LastUpdated lastUpdated = new LastUpdated(options.clock, files);
        UpdateNotices notices = options.notices();
        update =
                new UpdateRegistry(
                        definition,
                        files,
                        releases,
                        lastUpdated,
                        new UpdateRegistry.Accepted(options.acceptLosses, options.renamed),
                        locks,
                        options.progress,
                        notices,
                        options.listener::beforeUpdate);
        repair =
                new RepairRegistry(
                        definition, files, checker, lastUpdated, locks, options.progress);
        check =
                new CheckRegistry(
                        definition,
                        files,
                        releases,
                        checkout,
                        checker,
                        locks,
                        options.beforeUpdate,
                        options.rules);
        explain = new ExplainPlugin(definition, files, releases, checkout);
        publish =
                new PublishRegistry(
                        definition,
                        files,
                        new PublishCheck(
                                files,
                                check,
                                notices,
                                rules -> checker(options, files, rules, plugin -> false)),
                        lastUpdated,
                        options.credentials,
                        options.progress,
                        locks,
                        options.offline,
                        options.environment,
                        verified -> {
                            options.listener.beforePublish(verified);
                            options.beforePublish.require(verified);
                        });
    }

    private static RegistryChecker checker(
            RegistryServiceBuilder options,
            RegistryFiles files,
            RegistryDefinition definition,
            Predicate<PluginDefinition> lacksSource) {
        return new RegistryChecker(
                new DefinitionIndex(definition, options.definitionFile, lacksSource),
                files.json(),
                new CheckOptions(
                        options.approvals,
                        definition.severities().unless(options.severities),
                        options.clock.instant(),
                        options.maxAge));
    }

    /**
     * Starts to configure a service.
     *
     * @param definitionFile the file that contains the definition; relative addresses of
     *     repositories start from its directory
     */
    public static RegistryServiceBuilder of(
            RegistryDefinition definition, Path definitionFile, Path outputDirectory) {
        return new RegistryServiceBuilder(definition, definitionFile, outputDirectory);
    }

    /**
     * Finds the latest release of each plugin, and writes the files that change. Waits for other
     * runs that update the same registry.
     *
     * @throws IOException if a file cannot be read or written, or if another run takes too long
     * @throws InvalidRegistryFileException if the published registry cannot be read, so that
     *     nothing of it would be kept
     * @throws UpdateRefusedException if most plugins would lose or lower their version at once
     */
    public UpdateReport update()
            throws IOException, InvalidRegistryFileException, UpdateRefusedException {
        return updateIfDue(UpdateSchedule.ALWAYS).orElseThrow();
    }

    /**
     * Does what {@link #update()} does, unless no update is due once other runs have finished: they
     * may have done all there was to do.
     *
     * @return empty where no update is due
     */
    public Optional<UpdateReport> updateIfDue(UpdateSchedule schedule)
            throws IOException, InvalidRegistryFileException, UpdateRefusedException {
        Optional<UpdateReport> report = update.update(schedule);
        report.ifPresent(listener::updated);
        return report;
    }

    /**
     * Lists the tags that an update would list first, with one request per repository. Where the
     * fingerprints are those of the last update, no tag has changed; releases may have.
     *
     * @return a fingerprint of the tags of each repository by its address; a repository that could
     *     not be listed has none
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be read
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public Map<String, String> tagFingerprints()
            throws IOException, InvalidRegistryFileException, InterruptedException {
        return fingerprints.of(definition, files.read().registry().entries());
    }

    /**
     * The registry that the files hold, with the names and texts of the definition.
     *
     * @return a registry whose plugins are {@code unknown} if there are no files yet
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be read
     */
    public Registry published() throws IOException, InvalidRegistryFileException {
        return RegistryAssembler.of(definition, files.read().registry());
    }

    /** The files of the registry, whether they exist or not, in the order that people know. */
    public List<Path> files() {
        return files.all();
    }

    /**
     * Does what {@link #update()} does, and writes nothing.
     *
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be read
     * @throws UpdateRefusedException if most plugins would lose or lower their version at once
     */
    public UpdateReport previewUpdate()
            throws IOException, InvalidRegistryFileException, UpdateRefusedException {
        return update.preview();
    }

    /**
     * Renders the files anew from the definition and plugins.json, and leaves the releases as they
     * are published. Needs no network. Waits for other runs that update the same registry.
     *
     * @throws IOException if a file cannot be read or written, or if another run takes too long
     */
    public RepairReport repair() throws IOException {
        return repair.repair();
    }

    /**
     * Checks whether the published files are valid and in sync. Needs no network.
     *
     * @throws IOException if a file exists and cannot be read
     */
    public CheckReport check() throws IOException {
        return told(check.check());
    }

    /**
     * Checks the published files, and also whether there are newer releases and what the definition
     * leaves out.
     *
     * @throws IOException if a file exists and cannot be read
     */
    public CheckReport checkOnline() throws IOException {
        return told(check.checkOnline());
    }

    private CheckReport told(CheckReport report) {
        listener.checked(report);
        return report;
    }

    /**
     * Explains how the latest version of each plugin is chosen, and what the definition leaves out.
     *
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be read
     */
    public ExplainReport explain() throws IOException, InvalidRegistryFileException {
        return explain.explain();
    }

    /**
     * Explains how the latest version of one plugin is chosen.
     *
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be read
     * @throws IllegalArgumentException if there is no such plugin
     */
    public ExplainReport explain(String plugin) throws IOException, InvalidRegistryFileException {
        return explain.explain(plugin);
    }

    /**
     * Publishes the files as they are on disk, if the branch does not have them. If the branch has
     * moved since the checkout, the changes of this run are applied to what the branch has now.
     *
     * @param parser reads the definition as it is on the branch
     * @throws IOException if a file cannot be read
     * @throws DefinitionException if the definition on the branch is invalid
     * @throws PublishException if the files could not be published
     */
    public PublishReport publish(PublishOptions options, DefinitionParser parser)
            throws IOException, DefinitionException, PublishException {
        PublishReport report = publish.publish(options, parser);
        listener.published(report);
        return report;
    }
}
