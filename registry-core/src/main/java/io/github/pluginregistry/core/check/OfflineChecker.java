package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.Turn;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.validation.CheckKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks the published files of one registry without asking a forge. */
public final class OfflineChecker {

    /**
     * What was seen of the files.
     *
     * @param published what plugins.json says; empty where it says nothing that could be understood
     * @param verdicts whether it is valid and, where it can be understood, in sync
     */
    public record Sight(Optional<PublishedRegistry> published, List<CheckResult> verdicts) {

        /** Whether nothing was seen that may be different in a moment. */
        private boolean isSteady() {
            return verdicts.stream()
                    .allMatch(
                            verdict ->
                                    verdict.holds()
                                            && (verdict.question() != CheckKind.IN_STEP
                                                    || verdict.findings().isEmpty()));
        }
    }

    private final RegistryFiles files;
    private final RegistryAssembler composition;
    private final FileLocks turns;
    private final Supplier<RegistryChecker> checkers;
    private final Optional<RegistryFiles> former;

    /**
     * @param checkers makes a checker of this moment
     * @param former the files as an update of this build found them, where it changed some
     */
    public OfflineChecker(
            RegistryDefinition definition,
            RegistryFiles files,
            FileLocks turns,
            Supplier<RegistryChecker> checkers,
            Optional<RegistryFiles> former) {
        this.files = files;
        this.composition = new RegistryAssembler(definition);
        this.turns = turns;
        this.checkers = checkers;
        this.former = former;
    }

    /**
     * Looks at the files. An update moves one after the other into place, and who looks in between
     * finds them out of sync. So what is wrong is looked at again while none is at work; what is
     * right is right, and waits for nobody.
     *
     * <p>Where an update of this build changed the files, what was wrong with them before is told
     * as well.
     */
    public Sight look() throws IOException {
        Sight sight = lookNow();
        return former.isPresent() ? withFormer(sight, former.get()) : sight;
    }

    @SuppressWarnings("try") // The turn is taken, and not talked to.
    private Sight lookNow() throws IOException {
        Sight sight = glance(files);
        if (sight.isSteady()) {
            return sight;
        }
        try (Turn turn = turns.take(files.directory())) {
            return glance(files);
        }
    }

    private Sight withFormer(Sight now, RegistryFiles former) throws IOException {
        Sight before = glance(former);
        List<CheckResult> verdicts = new ArrayList<>();
        for (CheckResult verdict : now.verdicts()) {
            CheckResult joined = verdict;
            for (CheckResult other : before.verdicts()) {
                joined = other.question() == joined.question() ? joined.withFixed(other) : joined;
            }
            if (joined.question() == CheckKind.VALID) {
                joined = withTakenBack(joined, before, now);
            }
            verdicts.add(joined);
        }
        return new Sight(now.published(), verdicts);
    }

    private CheckResult withTakenBack(CheckResult verdict, Sight before, Sight now) {
        return before.published().isPresent() && now.published().isPresent()
                ? verdict.withFixed(
                        checkers.get().takenBack(before.published().get(), now.published().get()))
                : verdict;
    }

    private Sight glance(RegistryFiles files) throws IOException {
        RegistryChecker checker = checkers.get();
        Optional<String> json = files.publishedJson();
        if (json.isEmpty()) {
            return new Sight(Optional.empty(), List.of(checker.missing()));
        }
        try {
            PublishedRegistry published = PublishedRegistry.parse(json.get());
            Registry registry = composition.of(published);
            FilePlan plan = files.planFor(registry);
            PageDisagreement doubt = files.doubt(registry, published, plan);
            return new Sight(
                    Optional.of(published),
                    List.of(checker.validity(published), checker.inStep(published, plan, doubt)));
        } catch (InvalidRegistryFileException e) {
            return new Sight(Optional.empty(), List.of(checker.unreadable(e)));
        }
    }

    /** Whether what is published is what the forges say now. */
    public CheckResult current(
            PublishedRegistry published,
            List<Resolution> resolutions,
            List<CoverageWarning> coverage) {
        return checkers.get().current(published, resolutions, coverage);
    }
}
