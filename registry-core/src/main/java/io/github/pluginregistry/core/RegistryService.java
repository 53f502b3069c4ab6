package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.OfflineChecker;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.OnlineChecker;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.update.MassDowngradeException;
import io.github.pluginregistry.core.update.RegistryUpdater;
import io.github.pluginregistry.core.update.RepairReport;
import io.github.pluginregistry.core.update.UpdatePlanner;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.update.UpdateSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings one registry up to date, shows what that would change, checks it, repairs or explains it.
 *
 * <p>The first three make the same plan of the same texts: an update carries it out, a preview
 * shows it, a check asks whether it is empty. So they cannot disagree.
 */
public final class RegistryService {

    private final RegistryUpdater upkeep;
    private final UpdatePlanner revision;
    private final OfflineChecker inspection;
    private final OnlineChecker survey;

    RegistryService(
            RegistryUpdater upkeep,
            UpdatePlanner revision,
            OfflineChecker inspection,
            OnlineChecker survey) {
        this.upkeep = upkeep;
        this.revision = revision;
        this.inspection = inspection;
        this.survey = survey;
    }

    /**
     * Starts to describe a registrar.
     *
     * @param definition the registry
     * @param definitionFile the file the definition stands in; relative addresses of repositories
     *     start from its directory
     * @param outputDirectory where the registry's files are
     */
    public static RegistryServiceBuilder of(
            RegistryDefinition definition, Path definitionFile, Path outputDirectory) {
        return new RegistryServiceBuilder(definition, definitionFile, outputDirectory);
    }

    /**
     * Asks every repository once, decides every plugin, and writes the files that differ. Waits for
     * other runs that update the same registry.
     *
     * @throws IOException if a file cannot be read or written, or if another run takes too long
     * @throws InvalidRegistryFileException if the published registry cannot be understood, so that
     *     nothing of it would be kept
     * @throws MassDowngradeException if most plugins would lose or lower their version at once
     */
    public UpdateReport update()
            throws IOException, InvalidRegistryFileException, MassDowngradeException {
        return updateIfDue(UpdateSchedule.ALWAYS).orElseThrow();
    }

    /**
     * Does what {@link #update()} does, unless it is not due when its turn has come: the run that
     * it waited for may have done all there was to do.
     *
     * @return empty where it is not due
     */
    public Optional<UpdateReport> updateIfDue(UpdateSchedule timetable)
            throws IOException, InvalidRegistryFileException, MassDowngradeException {
        return upkeep.update(timetable);
    }

    /**
     * Does all that {@link #update()} does, but for the writing.
     *
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be understood
     * @throws MassDowngradeException if most plugins would lose or lower their version at once
     */
    public UpdateReport preview()
            throws IOException, InvalidRegistryFileException, MassDowngradeException {
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
        return upkeep.repair();
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
        return survey.check();
    }

    /**
     * Tells how the latest versions come about: asks and decides as an update does, and writes
     * nothing.
     *
     * @param plugin the id of the one plugin that is asked for; empty for all
     * @return one explanation per plugin, in the definition's order; and, where all are asked for,
     *     what the definition leaves out
     * @throws IOException if a file cannot be read
     * @throws InvalidRegistryFileException if the published registry cannot be understood
     * @throws IllegalArgumentException if there is no such plugin
     */
    public ExplainReport explain(Optional<String> plugin)
            throws IOException, InvalidRegistryFileException {
        return survey.explain(plugin);
    }
}
