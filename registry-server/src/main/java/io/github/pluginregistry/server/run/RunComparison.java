package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, compared with the files that the last run recorded.
 *
 * @param texts the files of the registry
 */
record RunComparison(Lease lease, RegistryTexts texts) {

    /**
     * The result of a run that publishes nothing.
     *
     * @param files the texts of the files
     */
    RunResult kept(UpdateReport update, Observed now, Map<String, String> files)
            throws StoreException {
        boolean changed = !files.equals(texts.recorded());
        return new RunResult(
                changed ? Result.CHANGED : Result.UNCHANGED,
                changed ? "The files have changed." : "The files are up to date.",
                update.changes(),
                "",
                changed ? new PublishedChange(update.changes(), "", "") : null,
                now,
                files);
    }

    /**
     * The result of a run that publishes.
     *
     * @param pushed whether the run pushed to the branch; otherwise it proposed, or did nothing
     * @param before what the run observed, at the commit that it started from
     * @param files the texts of the files of the branch
     */
    RunResult published(
            PublishReport report,
            UpdateReport update,
            boolean pushed,
            Observed before,
            Map<String, String> files)
            throws StoreException {
        PublishedChange change = change(pushed ? report : null, before.head(), files);
        Observed now = pushed ? before.at(report.commit()) : before;
        return result(report, update, change, now, files);
    }

    private static RunResult result(
            PublishReport report,
            UpdateReport update,
            @Nullable PublishedChange change,
            Observed now,
            Map<String, String> files) {
        if (!report.isChanged() && change != null) {
            return new RunResult(
                    Result.CHANGED,
                    "The branch has changes that no run had recorded.",
                    change.versions(),
                    change.commit(),
                    change,
                    now,
                    files);
        }
        return new RunResult(
                report.isChanged() ? Result.CHANGED : Result.UNCHANGED,
                Publication.sentence(report),
                report.isChanged() ? report.summary().steps() : update.changes(),
                report.pullRequest().isEmpty() ? report.commit() : report.pullRequest(),
                change,
                now,
                files);
    }

    /**
     * What changed in the branch since the last run that was recorded: by the push of this run, a
     * pull request that was merged, a push of somebody else, or that of a run that was lost.
     *
     * @param push the push of this run; null for none
     * @return null where nothing changed
     */
    private @Nullable PublishedChange change(
            @Nullable PublishReport push, String head, Map<String, String> files)
            throws StoreException {
        List<PublishedVersionChange> versions =
                lease.observed().isPresent()
                        ? UnrecordedChanges.between(texts.recorded(), files)
                        : List.of();
        if (push == null) {
            return versions.isEmpty() ? null : new PublishedChange(versions, head, "");
        }
        return new PublishedChange(
                versions.isEmpty() ? push.summary().steps() : versions,
                push.commit(),
                push.message());
    }
}
