package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.Checkout;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Precondition;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.outputs.RegistryOutputs;
import io.github.pluginregistry.server.config.Publishing.Mode;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.Cause;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One run of one registry: checkout, definition, update, check, publish. */
final class RegistryRun {

    private final RunParts parts;
    private final RegistryConfiguration registry;
    private final Lease lease;
    private final Precondition<PublishException> fence;
    private final RunLog log;
    private final Path root;

    /**
     * @param root the directory of the checkout
     * @param fence decides whether the run may still publish
     */
    RegistryRun(
            RunParts parts,
            RegistryConfiguration registry,
            Lease lease,
            Path root,
            Precondition<PublishException> fence,
            RunLog log) {
        this.parts = parts;
        this.registry = registry;
        this.lease = lease;
        this.root = root;
        this.fence = fence;
        this.log = log;
    }

    RunResult run() throws IOException, RegistryException, InterruptedException {
        AllowedHosts hosts = AllowedHosts.of(registry, lease.origin());
        hosts.requireRegistry();
        Checkout.Head head = checkOut();
        log.add("%s is at %s".formatted(registry.branch(), head.id()));
        Path definitionFile = root.resolve(registry.definition());
        RegistryDefinition definition =
                new DefinitionReader().read(definitionFile, registry.definition());
        hosts.require(definition);
        parts.watch().watch(registry.id(), WatchedRepositories.of(registry, definition));
        if (registry.publish().mode() == Mode.NONE) {
            files().restore(root, output(definitionFile));
        }
        parts.registries()
                .extensions(
                        registry.id(),
                        parts.extensions().areUsedBy(definition)
                                ? ExtensionUse.of(definition).json()
                                : null);
        try (RunExtensions extensions = parts.extensions().begin(registry.id(), definition)) {
            RegistryServiceBuilder builder =
                    RegistryService.of(definition, definitionFile, output(definitionFile))
                            .clock(clock())
                            .environment(parts.environment())
                            .progress(log)
                            .credentials(parts.tokens())
                            .beforePublish(fence);
            RegistryOutputs.connect(builder);
            extensions.connect(builder);
            RunResult result = update(builder.build(), head, output(definitionFile));
            extensions.requireNoFatalFailure();
            return result;
        }
    }

    /** The time of the database: the clock of one machine may be wrong. */
    private Clock clock() throws StoreException {
        Clock machine = parts.clock();
        return Clock.offset(machine, Duration.between(machine.instant(), parts.database().now()));
    }

    private Path output(Path definitionFile) {
        return registry.outputDirectory().isEmpty()
                ? definitionFile.resolveSibling("docs")
                : root.resolve(registry.outputDirectory());
    }

    private RegistryTexts files() {
        return new RegistryTexts(parts.files(), registry.id());
    }

    /** A clone that is damaged is made anew. */
    private Checkout.Head checkOut() throws IOException, SourceException {
        Checkout checkout =
                new Checkout(root, RepositoryUrl.of(registry.repository()), registry.branch());
        try {
            return fetch(checkout);
        } catch (IOException e) {
            log.add("cloning again: " + e.getMessage());
            Checkouts.delete(root);
            return fetch(checkout);
        }
    }

    private Checkout.Head fetch(Checkout checkout) throws IOException, SourceException {
        try (GitOperation operation = new GitOperation(parts.metrics(), "fetch")) {
            Checkout.Head head = checkout.update(parts.tokens(), parts.environment());
            operation.succeeded();
            return head;
        }
    }

    private Map<String, String> tags(RegistryService service)
            throws IOException, RegistryException, InterruptedException {
        try (GitOperation operation = new GitOperation(parts.metrics(), "ls-refs")) {
            Map<String, String> tags = service.tagFingerprints();
            operation.succeeded();
            return tags;
        }
    }

    private PublishReport publish(RegistryService service)
            throws IOException, RegistryException, InterruptedException {
        try (GitOperation operation = new GitOperation(parts.metrics(), "push")) {
            PublishReport report =
                    service.publish(Publication.options(registry), DefinitionParser.FILE);
            operation.succeeded();
            return report;
        }
    }

    private RunResult update(RegistryService service, Checkout.Head head, Path output)
            throws IOException, RegistryException, InterruptedException {
        Map<String, String> tags = tags(service);
        if (lease.cause() == Cause.SCHEDULE) {
            Observed before = lease.observed().map(Observed::of).orElse(Observed.NOTHING);
            boolean still = before.isStill(head.id(), tags, lease.taken());
            parts.metrics().polled(!still);
            if (still) {
                return RunResult.unchanged(before);
            }
        }
        return update(service, head, output, tags);
    }

    private RunResult update(
            RegistryService service, Checkout.Head head, Path output, Map<String, String> tags)
            throws IOException, RegistryException, InterruptedException {
        boolean proposes = registry.publish().mode() == Mode.PULL_REQUEST;
        Map<String, String> merged = proposes ? RegistryTexts.of(service, output) : Map.of();
        UpdateReport update = service.update();
        update.changes().forEach(change -> log.add(change.toString()));
        update.problems().forEach(problem -> log.add(problem.toString()));
        check(service);
        // The next run asks again for what could not be had.
        Map<String, String> known = update.problems().isEmpty() ? tags : Map.of();
        Observed observed = new Observed(head.id(), known, lease.taken());
        RunComparison comparison = new RunComparison(lease, files());
        if (registry.publish().mode() == Mode.NONE) {
            return comparison.kept(update, observed, RegistryTexts.of(service, output));
        }
        PublishReport report = publish(service);
        log.add(Publication.sentence(report));
        Map<String, String> files = proposes ? merged : RegistryTexts.of(service, output);
        return comparison.published(
                report, update, report.isChanged() && !proposes, observed, files);
    }

    private void check(RegistryService service) throws IOException, RegistryFailure {
        CheckReport report = service.check();
        report.findings()
                .forEach(finding -> log.add(finding.severity() + " " + finding.sentence()));
        if (report.findings().stream().map(Finding::severity).anyMatch(Severity.ERROR::equals)) {
            throw new RegistryFailure(
                    "the check found errors, so nothing was published",
                    "see the log of the run, and correct the definition");
        }
    }
}
