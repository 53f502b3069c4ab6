package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedFiles;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.CoverageAnalyzer;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.resolve.ResolveScope;
import io.github.pluginregistry.core.validation.CheckKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the published files of a registry: whether they are valid, in sync and up to date.
 *
 * @param beforeUpdate the texts of the files that an update of the same build changed, as they were
 *     before; empty where there was no such file
 */
public record CheckRegistry(
        RegistryDefinition definition,
        RegistryFiles files,
        LatestReleases releases,
        CheckoutLocator checkout,
        Supplier<RegistryChecker> checkers,
        FileLocks locks,
        Map<Path, Optional<String>> beforeUpdate,
        AdditionalRules additional) {

    public CheckRegistry {
        beforeUpdate = Map.copyOf(beforeUpdate);
    }

    /**
     * The files that were checked.
     *
     * @param json the text of plugins.json; empty where there is no such file
     * @param registry the registry that it holds; null where it is not a registry
     */
    public record Checked(
            String json, @Nullable PublishedRegistry registry, List<CheckResult> results) {

        public Checked {
            results = List.copyOf(results);
        }

        /** The registry in plugins.json, if there is one. */
        public Optional<PublishedRegistry> published() {
            return Optional.ofNullable(registry);
        }

        /** Whether an update that is running now cannot be the cause of a finding. */
        private boolean isFinal() {
            return results.stream()
                    .allMatch(
                            result ->
                                    result.passed()
                                            && (result.kind() != CheckKind.IN_SYNC
                                                    || result.findings().isEmpty()));
        }
    }

    /** Checks the files against their schema, the definition and each other, without a network. */
    public CheckReport check() throws IOException {
        return CheckReport.of(checkFiles().results());
    }

    /** Checks the files, whether the forges have newer releases, and the coverage. */
    public CheckReport checkOnline() throws IOException {
        Checked checked = checkFiles();
        if (checked.published().isEmpty()) {
            return CheckReport.of(checked.results());
        }
        PublishedRegistry published = checked.published().get();
        LatestReleases.Found found =
                releases.find(definition, published.entries(), ResolveScope.ALL_TAGS);
        List<CheckResult> results = new ArrayList<>(checked.results());
        results.add(
                checkers.get()
                        .current(
                                published,
                                found.resolutions(),
                                CoverageAnalyzer.analyzeResolved(
                                        definition, found.details(), checkout.index())));
        return CheckReport.online(results, found.resolutions(), found.cost());
    }

    /**
     * Checks the files without a network. An update replaces one file after the other, so files
     * that are not in sync are checked again once no update is running.
     *
     * <p>If an update of the same build changed the files, the result also has the findings in the
     * files as they were before.
     */
    @SuppressWarnings("try") // The lock is held, and not used.
    public Checked checkFiles() throws IOException {
        PublishedFiles current = files.read();
        Checked checked = check(current);
        if (!checked.isFinal()) {
            try (HeldLock lock = locks.acquire(files.directory())) {
                current = files.read();
                checked = check(current);
            }
        }
        Checked complete = withAdditional(checked);
        return hadFilesBeforeUpdate()
                ? withFixed(complete, check(current.before(beforeUpdate)))
                : complete;
    }

    /** Called once for files that are final, since rules of others may be slow. */
    private Checked withAdditional(Checked checked) {
        if (checked.published().isEmpty()) {
            return checked;
        }
        PublishedRegistry published = checked.published().get();
        List<CheckResult> results = new ArrayList<>(checked.results());
        results.set(
                0,
                checkers.get()
                        .withAdditional(
                                results.get(0),
                                published,
                                additional.check(RegistryAssembler.of(definition, published))));
        return new Checked(checked.json(), published, results);
    }

    /** Where there was no file at all, there was nothing that could be wrong. */
    private boolean hadFilesBeforeUpdate() {
        boolean isFirst =
                beforeUpdate.keySet().containsAll(files.all())
                        && beforeUpdate.values().stream().allMatch(Optional::isEmpty);
        return !beforeUpdate.isEmpty() && !isFirst;
    }

    private Checked check(PublishedFiles current) throws IOException {
        RegistryChecker checker = checkers.get();
        Optional<String> json = current.json();
        if (json.isEmpty()) {
            return new Checked("", null, List.of(checker.missing()));
        }
        try {
            PublishedRegistry published = current.registry();
            Registry registry = RegistryAssembler.of(definition, published);
            FilePlan plan = current.planFor(files.render(registry));
            return new Checked(
                    json.get(),
                    published,
                    List.of(
                            checker.validity(published),
                            checker.inSync(
                                    published,
                                    plan,
                                    current.disagreement(registry, published, plan))));
        } catch (InvalidRegistryFileException e) {
            return new Checked(json.get(), null, List.of(checker.unreadable(e)));
        }
    }

    private Checked withFixed(Checked now, Checked before) {
        List<CheckResult> results = new ArrayList<>();
        for (CheckResult result : now.results()) {
            CheckResult joined = result;
            for (CheckResult other : before.results()) {
                joined = other.kind() == joined.kind() ? joined.withFixed(other) : joined;
            }
            results.add(
                    joined.kind() == CheckKind.VALID ? withReplaced(joined, before, now) : joined);
        }
        return new Checked(now.json(), now.registry(), results);
    }

    private CheckResult withReplaced(CheckResult result, Checked before, Checked now) {
        return before.published().isPresent() && now.published().isPresent()
                ? result.withFixed(
                        checkers.get().replaced(before.published().get(), now.published().get()))
                : result;
    }
}
