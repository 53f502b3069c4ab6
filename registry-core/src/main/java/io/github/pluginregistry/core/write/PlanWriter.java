package io.github.pluginregistry.core.write;

import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.file.Draft;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.progress.ProgressListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out a plan. Every new text is written beside its file before the first one takes its
 * place, so that a disk that fills up leaves all files as they were.
 */
public final class PlanWriter {

    private final CheckoutBoundary boundary;
    private final ProgressListener progress;

    /**
     * @param boundary what no link may lead out of
     * @param progress hears of each file that was written
     */
    public PlanWriter(CheckoutBoundary boundary, ProgressListener progress) {
        this.boundary = boundary;
        this.progress = progress;
    }

    /**
     * Writes the files that differ.
     *
     * @throws IOException if a file could not be written; it is then as it was before
     */
    public void write(Plan plan) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        try {
            for (FileChange change : plan.changes()) {
                drafts.add(Draft.of(boundary.resolve(change.file()), change.after()));
            }
            for (int i = 0; i < drafts.size(); i++) {
                drafts.get(i).publish();
                progress.wrote(plan.changes().get(i).file());
            }
        } finally {
            drafts.forEach(Draft::close);
        }
    }
}
