package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Checker;
import io.github.pluginregistry.core.check.Criteria;
import io.github.pluginregistry.core.check.DefinedRegistry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.publish.Notes;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.render.RegistrySchema;
import io.github.pluginregistry.core.resolve.Pace;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.source.ValidatingSource;
import io.github.pluginregistry.core.source.git.GitSource;
import io.github.pluginregistry.core.source.recorded.RecordedSource;
import io.github.pluginregistry.core.source.recorded.RecordingSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts together the parts of what a builder describes. */
final class RegistrarParts {

    /** For the work of a run besides its questions, which have a limit of their own. */
    private static final Duration WORK = Duration.ofMinutes(5);

    private final RegistrarBuilder wanted;
    private final RegistryFiles files;
    private final Surroundings surroundings;
    private final Turns turns;

    RegistrarParts(RegistrarBuilder wanted) {
        this.wanted = wanted;
        this.files =
                new RegistryFiles(wanted.outputDirectory, wanted.definitionFile, wanted.boundary);
        this.surroundings = Surroundings.of(wanted.definitionFile);
        this.turns =
                new Turns(
                        wanted.locks,
                        wanted.patience.orElse(wanted.timeLimit.plus(WORK)),
                        wanted.progress);
    }

    Registrar registrar() {
        Inquiry inquiry = inquiry();
        Inspection inspection = inspection();
        Revision revision =
                new Revision(
                        wanted.definition,
                        files,
                        inquiry,
                        wanted.clock,
                        wanted.acceptLosses,
                        wanted.renamed);
        Repair repair = new Repair(wanted.definition, files, this::checker, wanted.clock);
        return new Registrar(
                new Upkeep(revision, repair, files, turns, wanted.progress, notes()),
                revision,
                inspection,
                new Survey(wanted.definition, files, surroundings, inquiry, inspection));
    }

    Publisher publisher(PublishOptions options, Map<String, String> environment) {
        return new Publisher(
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
                new Pace(wanted.timeLimit, wanted.concurrency),
                this::acceptsMove);
    }

    private boolean acceptsMove(String tag) {
        return wanted.acceptMoved.stream().anyMatch(glob -> glob.version(tag).isPresent());
    }

    private ReleaseSource source(Traffic traffic) {
        ReleaseSource answering =
                new ValidatingSource(
                        wanted.source
                                .or(
                                        () ->
                                                wanted.recording.map(
                                                        it ->
                                                                new RecordedSource(
                                                                        it, wanted.boundary)))
                                .orElseGet(() -> live(traffic)));
        return wanted.record
                .<ReleaseSource>map(
                        folder -> new RecordingSource(answering, folder, turns, wanted.boundary))
                .orElse(answering);
    }

    private LiveSource live(Traffic traffic) {
        return new LiveSource(
                wanted.definition,
                wanted.credentials,
                new HttpClient(wanted.httpLimits, wanted.retries, traffic, wanted.sleeper),
                new GitSource(surroundings.directory(), traffic),
                wanted.offline);
    }

    private Inspection inspection() {
        return new Inspection(wanted.definition, files, turns, this::checker, former());
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

    private Checker checker() {
        return checker(wanted.definition, new SourcePaths(wanted.definition, surroundings)::lacks);
    }

    private Checker checker(
            RegistryDefinition definition, Predicate<PluginDefinition> lacksSource) {
        return Checker.of(
                new DefinedRegistry(definition, wanted.definitionFile, lacksSource),
                files.json(),
                RegistrySchema.text(),
                new Criteria(
                        wanted.approvals,
                        definition.severities().unless(wanted.severities),
                        wanted.clock.instant(),
                        wanted.maxAge));
    }

    private Optional<Notes> notes() {
        if (wanted.cache.isEmpty()) {
            return Optional.empty();
        }
        Path registry = wanted.outputDirectory.toAbsolutePath().normalize();
        return Optional.of(new Notes(wanted.cache.get().resolve("notes"), registry.toString()));
    }
}
