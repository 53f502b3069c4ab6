package io.github.pluginregistry.core;

import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.file.Turns.Turn;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.publish.Notes;
import io.github.pluginregistry.core.published.PublishedException;
import java.io.IOException;
import java.util.Optional;

/** Changes the files of one registry, while no other run does. */
final class Upkeep {

    private final Revision revision;
    private final Repair repair;
    private final RegistryFiles files;
    private final Turns turns;
    private final ProgressListener progress;
    private final Optional<Notes> notes;

    /**
     * @param notes keeps what is said of an update for whoever publishes the files
     */
    Upkeep(
            Revision revision,
            Repair repair,
            RegistryFiles files,
            Turns turns,
            ProgressListener progress,
            Optional<Notes> notes) {
        this.revision = revision;
        this.repair = repair;
        this.files = files;
        this.turns = turns;
        this.progress = progress;
        this.notes = notes;
    }

    /** Carries out a revision, unless none is due when its turn has come. */
    Optional<UpdateReport> update(Timetable timetable)
            throws IOException, PublishedException, RefusedException {
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
    RepairReport repair() throws IOException {
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

    private void write(Plan plan) throws IOException {
        files.write(plan, progress);
    }

    private void remember(UpdateReport report) throws IOException {
        if (notes.isPresent()) {
            notes.get()
                    .keep(
                            files.publishedJson().orElse(""),
                            report.troubles().stream().map(Trouble::note).toList());
        }
    }
}
