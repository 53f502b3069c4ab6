package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Checker;
import io.github.pluginregistry.core.check.Criteria;
import io.github.pluginregistry.core.check.DefinedRegistry;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.publish.Notes;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.render.RegistrySchema;
import io.github.pluginregistry.core.resolve.Pace;
import io.github.pluginregistry.core.rule.Severities;
import io.github.pluginregistry.core.schema.Approvals;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.source.github.GitHubLimits;
import io.github.pluginregistry.core.source.recorded.RecordedSource;
import io.github.pluginregistry.core.source.recorded.RecordingSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a {@link Registrar}. Without any further word it asks the real forges, without a token,
 * and says nothing while it works.
 */
public final class RegistrarBuilder {

    /** For the work of a run besides its questions, which have a limit of their own. */
    private static final Duration WORK = Duration.ofMinutes(5);

    private final RegistryDefinition definition;
    private final Path definitionFile;
    private final Path outputDirectory;
    private Clock clock = Clock.systemUTC();
    private ProgressListener progress = ProgressListener.SILENT;
    private Credentials credentials = Credentials.NONE;
    private Optional<ReleaseSource> source = Optional.empty();
    private Optional<Path> recording = Optional.empty();
    private Optional<Path> record = Optional.empty();
    private Optional<Path> cache = Optional.empty();
    private Duration timeLimit = Pace.USUAL.timeLimit();
    private int concurrency = Pace.USUAL.perHost();
    private GitHubLimits gitHubLimits = GitHubLimits.DEFAULT;
    private Optional<Path> locks = Optional.empty();
    private Optional<Duration> patience = Optional.empty();
    private Approvals approvals = Approvals.NONE;
    private Severities severities = Severities.USUAL;
    private Optional<Period> maxAge = Optional.empty();
    private boolean offline;
    private boolean acceptLosses;

    RegistrarBuilder(RegistryDefinition definition, Path definitionFile, Path outputDirectory) {
        this.definition = definition;
        this.definitionFile = definitionFile;
        this.outputDirectory = outputDirectory;
    }

    /** Takes the time from here. */
    public RegistrarBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Tells what the run is doing. */
    public RegistrarBuilder progress(ProgressListener progress) {
        this.progress = progress;
        return this;
    }

    /** Takes tokens from here. */
    public RegistrarBuilder credentials(Credentials credentials) {
        this.credentials = credentials;
        return this;
    }

    /** Asks this source instead of the forges. */
    public RegistrarBuilder source(ReleaseSource source) {
        this.source = Optional.of(source);
        return this;
    }

    /** Uses the recorded answers in this folder instead of the forges. */
    public RegistrarBuilder recording(Path folder) {
        this.recording = Optional.of(folder);
        return this;
    }

    /** Records every answer in this folder. */
    public RegistrarBuilder record(Path folder) {
        this.record = Optional.of(folder);
        return this;
    }

    /**
     * Keeps locks in this directory, by which runs that update the same registry take turns; all of
     * this machine have to be given the same one. Without it the runs of this JVM alone do, and
     * what killed runs left beside the files is not cleaned up, since another process may be
     * writing it.
     */
    public RegistrarBuilder locks(Path directory) {
        this.locks = Optional.of(directory);
        return this;
    }

    /**
     * Waits so long for other runs that update the same registry, before it gives up; by default
     * five minutes longer than a run's questions may take.
     */
    public RegistrarBuilder patience(Duration patience) {
        this.patience = Optional.of(patience);
        return this;
    }

    /**
     * Keeps answers in this folder, so that next time a host only has to say that nothing has
     * changed. The folder may be deleted at any time, and shared by any number of runs.
     */
    public RegistrarBuilder cache(Path folder) {
        this.cache = Optional.of(folder);
        return this;
    }

    /** Does not hold against its schema again what these say obeyed it. */
    public RegistrarBuilder approvals(Approvals approvals) {
        this.approvals = approvals;
        return this;
    }

    /** Asks no host; repositories on this machine still answer. */
    public RegistrarBuilder offline(boolean offline) {
        this.offline = offline;
        return this;
    }

    /**
     * Ends the questions of a run after this time, by default after {@linkplain Pace#USUAL ten
     * minutes}. The plugins of repositories that have not answered by then keep what is published.
     */
    public RegistrarBuilder timeLimit(Duration timeLimit) {
        this.timeLimit = timeLimit;
        return this;
    }

    /**
     * Sends up to so many requests to one host at once, by default {@linkplain Pace#USUAL eight}.
     *
     * @param requests from 1 to 64, or {@link #build()} fails
     */
    public RegistrarBuilder concurrency(int requests) {
        this.concurrency = requests;
        return this;
    }

    /** Bounds what a host with GitHub's API may cost. */
    RegistrarBuilder gitHubLimits(GitHubLimits limits) {
        this.gitHubLimits = limits;
        return this;
    }

    /** Publishes even where most plugins lose or lower their version at once. */
    public RegistrarBuilder acceptLosses(boolean acceptLosses) {
        this.acceptLosses = acceptLosses;
        return this;
    }

    /** Weighs rules as told here, whatever the definition says of them. */
    public RegistrarBuilder severities(Severities severities) {
        this.severities = severities;
        return this;
    }

    /** Finds a plugin too old whose latest version was released so long ago. */
    public RegistrarBuilder maxAge(Period age) {
        this.maxAge = Optional.of(age);
        return this;
    }

    /**
     * The registrar as described.
     *
     * @throws IllegalArgumentException if it may take no time, or ask nothing or too much at once
     */
    public Registrar build() {
        RegistryFiles files = files();
        Inquiry inquiry =
                new Inquiry(this::sourceFor, progress, clock, new Pace(timeLimit, concurrency));
        Turns turns = turns();
        return new Registrar(
                definition,
                files,
                new Surroundings(directory()),
                inquiry,
                new Revision(definition, files, inquiry, clock, acceptLosses),
                inspection(files, turns),
                new Repair(definition, files, clock),
                turns,
                progress,
                notes());
    }

    /**
     * A publisher of what such a registrar writes.
     *
     * @param environment the variables that git looks at
     */
    public Publisher publisher(PublishOptions options, Map<String, String> environment) {
        return new Publisher(
                definition,
                definitionFile,
                files(),
                inspection(files(), turns()),
                notes(),
                credentials,
                gitHubLimits,
                clock,
                offline,
                options,
                environment);
    }

    private RegistryFiles files() {
        return new RegistryFiles(outputDirectory, definitionFile);
    }

    private Optional<Notes> notes() {
        return cache.isPresent()
                ? Optional.of(
                        new Notes(
                                cache.get().resolve("notes"),
                                outputDirectory.toAbsolutePath().normalize().toString()))
                : Optional.empty();
    }

    private Inspection inspection(RegistryFiles files, Turns turns) {
        return new Inspection(definition, files, turns, () -> checker(files));
    }

    private Checker checker(RegistryFiles files) {
        return Checker.of(
                new DefinedRegistry(
                        definition,
                        definitionFile,
                        new SourcePaths(definition, new Surroundings(directory()))::lacks),
                files.json(),
                RegistrySchema.text(),
                new Criteria(
                        approvals,
                        definition.severities().unless(severities),
                        clock.instant(),
                        maxAge));
    }

    private Turns turns() {
        return new Turns(locks, patience.orElse(timeLimit.plus(WORK)), progress);
    }

    private ReleaseSource sourceFor(Traffic traffic) {
        ReleaseSource answering =
                source.or(() -> recording.map(RecordedSource::new))
                        .orElseGet(
                                () ->
                                        new RoutedSource(
                                                definition, key -> live().source(key, traffic)));
        return record.<ReleaseSource>map(folder -> new RecordingSource(answering, folder, turns()))
                .orElse(answering);
    }

    private LiveSources live() {
        return new LiveSources(
                definition,
                directory(),
                credentials,
                gitHubLimits.withSideBySide(concurrency),
                cache,
                offline);
    }

    private Path directory() {
        return definitionFile.toAbsolutePath().resolveSibling("").normalize();
    }
}
