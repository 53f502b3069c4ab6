package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.AdditionalRules;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.ValidatingSource;
import io.github.pluginregistry.core.git.GitSource;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.model.Precondition;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.recording.RecordingSource;
import io.github.pluginregistry.core.recording.ReplaySource;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.update.UpdateNotices;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.core.version.TagPattern;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Configures a {@link RegistryService}. By default, it asks the forges without a token. */
public final class RegistryServiceBuilder {

    /** Added to the time limit of a run's requests while another run waits for it. */
    private static final Duration WORK = Duration.ofMinutes(5);

    final RegistryDefinition definition;
    final Path definitionFile;
    final Path outputDirectory;
    CheckoutBoundary boundary;
    Clock clock = Clock.systemUTC();
    ProgressListener progress = ProgressListener.SILENT;
    TokenProvider credentials = TokenProvider.NONE;
    @Nullable Path locks;
    ValidationCache approvals = ValidationCache.NONE;
    Severities severities = Severities.USUAL;
    Period maxAge = Period.ZERO;
    Duration timeLimit = ResolveLimits.USUAL.timeLimit();
    int concurrency = ResolveLimits.USUAL.perHost();
    boolean offline;
    boolean acceptLosses;
    boolean renamed;
    Map<Path, Optional<String>> beforeUpdate = Map.of();
    Environment environment = Environment.ofProcess().with(Map.of());
    RegistryListener listener = RegistryListener.NONE;
    Precondition<PublishException> beforePublish = verified -> {};
    AdditionalRules rules = AdditionalRules.NONE;
    List<AdditionalOutput> outputs = List.of();
    private Map<String, ReleaseSource> hostSources = Map.of();
    private List<TagPattern> acceptMoved = List.of();
    private @Nullable Path cache;
    private @Nullable Duration lockTimeout;
    private @Nullable ReleaseSource source;
    private @Nullable Path recording;
    private @Nullable Path record;
    private HttpLimits httpLimits = HttpLimits.DEFAULT;
    private RetryPolicy retries = RetryPolicy.DEFAULT;
    private HttpClient.Sleeper sleeper = HttpClient.Sleeper.REAL;

    RegistryServiceBuilder(
            RegistryDefinition definition, Path definitionFile, Path outputDirectory) {
        this.definition = definition;
        this.definitionFile = definitionFile;
        this.outputDirectory = outputDirectory;
        this.boundary = CheckoutBoundary.around(definitionFile.toAbsolutePath().resolveSibling(""));
    }

    /** Takes the time from here. */
    public RegistryServiceBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    public RegistryDefinition definition() {
        return definition;
    }

    /** Tells what the run is doing. */
    public RegistryServiceBuilder progress(ProgressListener progress) {
        this.progress = progress;
        return this;
    }

    /** Sets the environment; by default that of the process, without its variables. */
    public RegistryServiceBuilder environment(Environment environment) {
        this.environment = environment;
        return this;
    }

    /** Takes tokens from here. */
    public RegistryServiceBuilder credentials(TokenProvider credentials) {
        this.credentials = credentials;
        return this;
    }

    /** Asks this source instead of the forges. */
    public RegistryServiceBuilder source(ReleaseSource source) {
        this.source = source;
        return this;
    }

    /**
     * Reads the repositories of some hosts from sources of their own.
     *
     * @param sources the sources by host, in lower case
     */
    public RegistryServiceBuilder hostSources(Map<String, ReleaseSource> sources) {
        this.hostSources = Map.copyOf(sources);
        return this;
    }

    /** Applies further rules to what is published. */
    public RegistryServiceBuilder rules(AdditionalRules rules) {
        this.rules = rules;
        return this;
    }

    /** Renders further files, beside those that were added before. */
    public RegistryServiceBuilder outputs(List<AdditionalOutput> outputs) {
        this.outputs = Stream.concat(this.outputs.stream(), outputs.stream()).toList();
        return this;
    }

    /** Tells when work starts and ends. */
    public RegistryServiceBuilder listener(RegistryListener listener) {
        this.listener = listener;
        return this;
    }

    /** Asks, after the listener and before files are published, whether that may still happen. */
    public RegistryServiceBuilder beforePublish(Precondition<PublishException> condition) {
        this.beforePublish = condition;
        return this;
    }

    /** Uses the recorded answers in this folder instead of the forges. */
    public RegistryServiceBuilder recording(Path folder) {
        this.recording = folder;
        return this;
    }

    /** Records every answer in this folder. */
    public RegistryServiceBuilder record(Path folder) {
        this.record = folder;
        return this;
    }

    /** Follows no link that leads out of here; by default, out of the definition's checkout. */
    public RegistryServiceBuilder boundary(CheckoutBoundary boundary) {
        this.boundary = boundary;
        return this;
    }

    /**
     * Keeps locks in this directory, by which runs that update the same registry take turns; all of
     * this machine have to be given the same one. Without it the runs of this JVM alone do, and
     * what killed runs left beside the files is not cleaned up, since another process may be
     * writing it.
     */
    public RegistryServiceBuilder locks(Path directory) {
        this.locks = directory;
        return this;
    }

    /** The time to wait for other runs; by default, five minutes more than the time limit. */
    public RegistryServiceBuilder lockTimeout(Duration timeout) {
        this.lockTimeout = timeout;
        return this;
    }

    /** Keeps the notices of an update here, for the run that publishes it. It may be deleted. */
    public RegistryServiceBuilder cache(Path folder) {
        this.cache = folder;
        return this;
    }

    /** Does not hold against its schema again what these say obeyed it. */
    public RegistryServiceBuilder approvals(ValidationCache approvals) {
        this.approvals = approvals;
        return this;
    }

    /** Asks no host; repositories on this machine still answer. */
    public RegistryServiceBuilder offline(boolean offline) {
        this.offline = offline;
        return this;
    }

    /**
     * Ends the questions of a run after this time, by default after {@linkplain ResolveLimits#USUAL
     * ten minutes}. The plugins of repositories that have not answered by then keep what is
     * published.
     */
    public RegistryServiceBuilder timeLimit(Duration timeLimit) {
        this.timeLimit = timeLimit;
        return this;
    }

    /**
     * Sends up to so many requests to one host at once, by default {@linkplain ResolveLimits#USUAL
     * eight}.
     *
     * @param requests from 1 to 64, or {@link #build()} fails
     */
    public RegistryServiceBuilder concurrency(int requests) {
        this.concurrency = requests;
        return this;
    }

    /** Bounds what a request over HTTP may cost. */
    RegistryServiceBuilder http(HttpLimits limits, RetryPolicy policy, HttpClient.Sleeper waits) {
        this.httpLimits = limits;
        this.retries = policy;
        this.sleeper = waits;
        return this;
    }

    /** Publishes even where most plugins lose or lower their version at once. */
    public RegistryServiceBuilder acceptLosses(boolean acceptLosses) {
        this.acceptLosses = acceptLosses;
        return this;
    }

    /** Takes the files for this registry's own although another name or repository wrote them. */
    public RegistryServiceBuilder renamed(boolean renamed) {
        this.renamed = renamed;
        return this;
    }

    /** Accepts moved tags that match one of these, as if the definition acknowledged them. */
    public RegistryServiceBuilder acceptMoved(List<TagPattern> tags) {
        this.acceptMoved = List.copyOf(tags);
        return this;
    }

    /** Weighs rules as told here, whatever the definition says of them. */
    public RegistryServiceBuilder severities(Severities severities) {
        this.severities = severities;
        return this;
    }

    /** Finds a plugin too old whose latest version was released so long ago. */
    public RegistryServiceBuilder maxAge(Period age) {
        this.maxAge = age;
        return this;
    }

    /**
     * Lets a check also tell what was wrong with the files before an update of the same build
     * changed them.
     *
     * @param files the texts of the files that the update changed, as it found them; empty where
     *     there was no such file
     */
    public RegistryServiceBuilder beforeUpdate(Map<Path, Optional<String>> files) {
        this.beforeUpdate = Map.copyOf(files);
        return this;
    }

    /**
     * Creates the service.
     *
     * @throws IllegalArgumentException if the time limit or the concurrency is out of bounds
     */
    public RegistryService build() {
        return new RegistryService(this);
    }

    /** Creates a lookup of tags and releases, for which nothing has to be published. */
    public ReleaseLookup lookup() {
        return new ReleaseLookup(this);
    }

    Duration lockTimeout() {
        return lockTimeout != null ? lockTimeout : timeLimit.plus(WORK);
    }

    boolean acceptsMove(String tag) {
        return acceptMoved.stream().anyMatch(glob -> glob.version(tag).isPresent());
    }

    UpdateNotices notices() {
        return cache == null
                ? UpdateNotices.NONE
                : UpdateNotices.in(
                        cache.resolve("notes"),
                        outputDirectory.toAbsolutePath().normalize().toString());
    }

    /** Opens the source of tags and releases: recorded answers, or the repositories themselves. */
    ReleaseSource source(RequestCounter requests) {
        ReleaseSource answering =
                new ValidatingSource(
                        source != null
                                ? source
                                : recording != null
                                        ? new ReplaySource(recording, boundary)
                                        : liveSource(requests));
        return record != null
                ? new RecordingSource(
                        answering, record, new FileLocks(locks, lockTimeout(), progress), boundary)
                : answering;
    }

    private ReleaseSource liveSource(RequestCounter requests) {
        return new LiveReleaseSource(
                definition,
                credentials,
                new HttpClient(httpLimits, retries, requests, sleeper),
                new GitSource(
                        definitionFile.toAbsolutePath().resolveSibling("").normalize(),
                        requests,
                        environment.home()),
                offline,
                hostSources);
    }
}
