package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.Turn;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.RegistryFiles;
import java.io.IOException;
import java.util.Optional;

/** Changes the files of one registry, while no other run does. */
public final class RegistryUpdater {

    private final UpdatePlanner revision;
    private final RepairPlanner repair;
    private final RegistryFiles files;
    private final FileLocks turns;
    private final ProgressListener progress;
    private final Optional<UpdateNotices> notes;

    /**
     * @param notes keeps what is said of an update for whoever publishes the files
     */
    public RegistryUpdater(
            UpdatePlanner revision,
            RepairPlanner repair,
            RegistryFiles files,
            FileLocks turns,
            ProgressListener progress,
            Optional<UpdateNotices> notes) {
        this.revision = revision;
        this.repair = repair;
        this.files = files;
        this.turns = turns;
        this.progress = progress;
        this.notes = notes;
    }

    /** Carries out a revision, unless none is due when its turn has come. */
    public Optional<UpdateReport> update(UpdateSchedule timetable)
            throws IOException, InvalidRegistryFileException, MassDowngradeException {
        try (Turn turn = turns.take(files.directory())) {
            sweep(turn);
            if (!timetable.isDue()) {
                return Optional.empty();
            }
            UpdateReport report = revision.report();
            if (!report.plan().isEmpty()) {
                timetable.writing();
            }
            write(report.plan());
            timetable.done(report);
            remember(report);
            return Optional.of(report);
        }
    }

    /** Carries out a repair. */
    public RepairReport repair() throws IOException {
        try (Turn turn = turns.take(files.directory())) {
            sweep(turn);
            RepairReport report = repair.report();
            write(report.plan());
            return report;
        }
    }

    /** Unguarded, another process may be writing what looks left behind. */
    private void sweep(Turn turn) throws IOException {
        if (turn.isGuarded()) {
            files.sweep();
        }
    }

    private void write(FilePlan plan) throws IOException {
        files.write(plan, progress);
    }

    private void remember(UpdateReport report) throws IOException {
        if (notes.isPresent()) {
            notes.get()
                    .keep(
                            files.publishedJson().orElse(""),
                            report.troubles().stream().map(UpdateNotice::of).toList());
        }
    }
}
