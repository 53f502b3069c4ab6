package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.coverage.Coverage;
import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.Explanation;
import io.github.pluginregistry.core.file.Turn;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.publish.Notes;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.write.PlanWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings one registry up to date, shows what that would change, checks it, repairs or explains it.
 *
 * <p>The first three make the same plan of the same texts: an update carries it out, a preview
 * shows it, a check asks whether it is empty. So they cannot disagree.
 */
public final class Registrar {

    private final RegistryDefinition definition;
    private final RegistryFiles files;
    private final Surroundings surroundings;
    private final Inquiry inquiry;
    private final Revision revision;
    private final Inspection inspection;
    private final Repair repair;
    private final Turns turns;
    private final ProgressListener progress;
    private final Optional<Notes> notes;

    Registrar(
            RegistryDefinition definition,
            RegistryFiles files,
            Surroundings surroundings,
            Inquiry inquiry,
            Revision revision,
            Inspection inspection,
            Repair repair,
            Turns turns,
            ProgressListener progress,
            Optional<Notes> notes) {
        this.definition = definition;
        this.files = files;
        this.surroundings = surroundings;
        this.inquiry = inquiry;
        this.revision = revision;
        this.inspection = inspection;
        this.repair = repair;
        this.turns = turns;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * Starts to describe a registrar.
     *
     * @param definition the registry
     * @param definitionFile the file the definition stands in; relative addresses of repositories
     *     start from its directory
     * @param outputDirectory where the registry's files are
     */
    public static RegistrarBuilder of(
            RegistryDefinition definition, Path definitionFile, Path outputDirectory) {
        return new RegistrarBuilder(definition, definitionFile, outputDirectory);
    }

    /**
     * Asks every repository once, decides every plugin, and writes the files that differ. Waits for
     * other runs that update the same registry.
     *
     * @throws IOException if a file cannot be read or written, or if another run takes too long
     * @throws PublishedException if the published registry cannot be understood, so that nothing of
     *     it would be kept
     * @throws RefusedException if most plugins would lose or lower their version at once
     */
    public UpdateReport update() throws IOException, PublishedException, RefusedException {
        return updateIfDue(Timetable.ALWAYS).orElseThrow();
    }

    /**
     * Does what {@link #update()} does, unless it is not due when its turn has come: the run that
     * it waited for may have done all there was to do.
     *
     * @return empty where it is not due
     */
    public Optional<UpdateReport> updateIfDue(Timetable timetable)
            throws IOException, PublishedException, RefusedException {
        try (Turn turn = turns.take(files.directory())) {
            if (turn.isGuarded()) {
                files.sweep();
            }
            if (!timetable.isDue()) {
                return Optional.empty();
            }
            UpdateReport report = revision.report();
            if (!report.plan().isEmpty()) {
                timetable.writing();
            }
            new PlanWriter(progress).write(report.plan());
            timetable.done(report);
            remember(report);
            return Optional.of(report);
        }
    }

    /** Keeps what was said for whoever publishes the files. */
    private void remember(UpdateReport report) throws IOException {
        if (notes.isPresent()) {
            notes.get()
                    .keep(
                            files.publishedJson().orElse(""),
                            report.troubles().stream().map(Trouble::note).toList());
        }
    }

    /**
     * Does all that {@link #update()} does, but for the writing.
     *
     * @throws IOException if a file cannot be read
     * @throws PublishedException if the published registry cannot be understood
     * @throws RefusedException if most plugins would lose or lower their version at once
     */
    public UpdateReport preview() throws IOException, PublishedException, RefusedException {
        return revision.report();
    }

    /**
     * Rewrites the files as the definition and plugins.json render to, and leaves what releases
     * decide as it is published. Needs no network. Waits for other runs that update the same
     * registry.
     *
     * @throws IOException if a file cannot be read or written, or if another run takes too long
     */
    public RepairReport repair() throws IOException {
        try (Turn turn = turns.take(files.directory())) {
            if (turn.isGuarded()) {
                files.sweep();
            }
            RepairReport report = repair.report();
            new PlanWriter(progress).write(report.plan());
            return report;
        }
    }

    /**
     * Looks for everything that is wrong with the published files. Needs no network.
     *
     * @throws IOException if a file is there and cannot be read
     */
    public CheckReport check() throws IOException {
        return CheckReport.of(inspection.look().verdicts());
    }

    /**
     * Looks for everything that is wrong with the published files, and asks the forges whether
     * something newer is out and what the definition leaves out.
     *
     * @throws IOException if a file is there and cannot be read
     */
    public CheckReport checkOnline() throws IOException {
        Inspection.Sight sight = inspection.look();
        return sight.published()
                .map(published -> online(published, sight.verdicts()))
                .orElseGet(() -> CheckReport.of(sight.verdicts()));
    }

    private CheckReport online(PublishedRegistry published, List<Verdict> offline) {
        Inquiry.Outcome<Account> asked = inquiry.account(definition, published);
        List<Account> accounts = asked.decided();
        List<Resolution> resolutions = accounts.stream().map(Account::resolution).toList();
        List<Verdict> verdicts = new ArrayList<>(offline);
        verdicts.add(
                inspection.current(
                        published, resolutions, new Untold(accounts).of(coverage(accounts))));
        return CheckReport.online(verdicts, resolutions, asked.cost());
    }

    /**
     * What the definition leaves out or names for nothing, given the accounts of all its plugins.
     */
    private List<Observation> coverage(List<Account> accounts) {
        return Coverage.of(accounts, surroundings.workTree(definition));
    }

    /**
     * Tells how the latest versions come about: asks and decides as an update does, and writes
     * nothing.
     *
     * @param plugin the id of the one plugin that is asked for; empty for all
     * @return one explanation per plugin, in the definition's order; and, where all are asked for,
     *     what the definition leaves out
     * @throws IOException if a file cannot be read
     * @throws PublishedException if the published registry cannot be understood
     * @throws IllegalArgumentException if there is no such plugin
     */
    public ExplainReport explain(Optional<String> plugin) throws IOException, PublishedException {
        RegistryDefinition asked = plugin.map(definition::only).orElse(definition);
        PublishedRegistry published = files.published();
        List<Account> accounts = inquiry.account(asked, published).decided();
        return new ExplainReport(
                accounts.stream()
                        .map(it -> new Explanation(it, published.latest(it.plugin().id())))
                        .toList(),
                plugin.isPresent() ? List.of() : coverage(accounts));
    }
}
