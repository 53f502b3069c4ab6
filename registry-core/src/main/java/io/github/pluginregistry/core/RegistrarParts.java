package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.CheckOptions;
import io.github.pluginregistry.core.check.CheckoutLocator;
import io.github.pluginregistry.core.check.DefinitionIndex;
import io.github.pluginregistry.core.check.OfflineChecker;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.check.SourcePathRule;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.OnlineChecker;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.ValidatingSource;
import io.github.pluginregistry.core.git.GitSource;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.output.RegistrySchema;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.publish.PublishRegistry;
import io.github.pluginregistry.core.publish.RenderedCheck;
import io.github.pluginregistry.core.recording.RecordingSource;
import io.github.pluginregistry.core.recording.ReplaySource;
import io.github.pluginregistry.core.resolve.Inquiry;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.update.RegistryUpdater;
import io.github.pluginregistry.core.update.RepairPlanner;
import io.github.pluginregistry.core.update.UpdateNotices;
import io.github.pluginregistry.core.update.UpdatePlanner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts together the parts of what a builder describes. */
final class RegistrarParts {

    /** For the work of a run besides its questions, which have a limit of their own. */
    private static final Duration WORK = Duration.ofMinutes(5);

    private final RegistryServiceBuilder wanted;
    private final RegistryFiles files;
    private final CheckoutLocator surroundings;
    private final FileLocks turns;

    RegistrarParts(RegistryServiceBuilder wanted) {
        this.wanted = wanted;
        this.files =
                new RegistryFiles(wanted.outputDirectory, wanted.definitionFile, wanted.boundary);
        this.surroundings = CheckoutLocator.of(wanted.definitionFile);
        this.turns =
                new FileLocks(
                        wanted.locks,
                        wanted.patience.orElse(wanted.timeLimit.plus(WORK)),
                        wanted.progress);
    }

    RegistryService registrar() {
        Inquiry inquiry = inquiry();
        OfflineChecker inspection = inspection();
        UpdatePlanner revision =
                new UpdatePlanner(
                        wanted.definition,
                        files,
                        inquiry,
                        wanted.clock,
                        wanted.acceptLosses,
                        wanted.renamed);
        RepairPlanner repair =
                new RepairPlanner(wanted.definition, files, this::checker, wanted.clock);
        return new RegistryService(
                new RegistryUpdater(revision, repair, files, turns, wanted.progress, notes()),
                revision,
                inspection,
                new OnlineChecker(wanted.definition, files, surroundings, inquiry, inspection));
    }

    PublishRegistry publisher(PublishOptions options, Map<String, String> environment) {
        return new PublishRegistry(
                wanted.definition,
                wanted.definitionFile,
                files,
                inspection(),
                notes(),
                wanted.credentials,
                wanted.progress,
                wanted.clock,
                wanted.offline,
                options,
                environment,
                new RenderedCheck(rules -> checker(rules, plugin -> false), wanted.outputDirectory),
                turns);
    }

    private Inquiry inquiry() {
        return new Inquiry(
                this::source,
                wanted.progress,
                wanted.clock,
                new ResolveLimits(wanted.timeLimit, wanted.concurrency),
                this::acceptsMove);
    }

    private boolean acceptsMove(String tag) {
        return wanted.acceptMoved.stream().anyMatch(glob -> glob.version(tag).isPresent());
    }

    private ReleaseSource source(RequestCounter traffic) {
        ReleaseSource answering =
                new ValidatingSource(
                        wanted.source
                                .or(
                                        () ->
                                                wanted.recording.map(
                                                        it ->
                                                                new ReplaySource(
                                                                        it, wanted.boundary)))
                                .orElseGet(() -> live(traffic)));
        return wanted.record
                .<ReleaseSource>map(
                        folder -> new RecordingSource(answering, folder, turns, wanted.boundary))
                .orElse(answering);
    }

    private LiveReleaseSource live(RequestCounter traffic) {
        return new LiveReleaseSource(
                wanted.definition,
                wanted.credentials,
                new HttpClient(wanted.httpLimits, wanted.retries, traffic, wanted.sleeper),
                new GitSource(surroundings.directory(), traffic),
                wanted.offline);
    }

    private OfflineChecker inspection() {
        return new OfflineChecker(wanted.definition, files, turns, this::checker, former());
    }

    /** Where there was no file at all, there was nothing that could be wrong. */
    private Optional<RegistryFiles> former() {
        boolean began = wanted.former.keySet().containsAll(files.all());
        boolean none = wanted.former.values().stream().allMatch(Optional::isEmpty);
        return wanted.former.isEmpty() || (began && none)
                ? Optional.empty()
                : Optional.of(
                        new RegistryFiles(
                                wanted.outputDirectory,
                                wanted.definitionFile,
                                wanted.boundary,
                                wanted.former));
    }

    private RegistryChecker checker() {
        return checker(
                wanted.definition, new SourcePathRule(wanted.definition, surroundings)::lacks);
    }

    private RegistryChecker checker(
            RegistryDefinition definition, Predicate<PluginDefinition> lacksSource) {
        return RegistryChecker.of(
                new DefinitionIndex(definition, wanted.definitionFile, lacksSource),
                files.json(),
                RegistrySchema.text(),
                new CheckOptions(
                        wanted.approvals,
                        definition.severities().unless(wanted.severities),
                        wanted.clock.instant(),
                        wanted.maxAge));
    }

    private Optional<UpdateNotices> notes() {
        if (wanted.cache.isEmpty()) {
            return Optional.empty();
        }
        Path registry = wanted.outputDirectory.toAbsolutePath().normalize();
        return Optional.of(
                new UpdateNotices(wanted.cache.get().resolve("notes"), registry.toString()));
    }
}
