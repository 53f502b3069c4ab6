package io.github.pluginregistry.core.approval;

import io.github.pluginregistry.core.file.CacheFile;
import io.github.pluginregistry.core.schema.Approvals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps approvals in a file, a line for each, the latest at its end. A file that is missing, broken
 * or in the way of others means that nothing was approved.
 */
public final class ApprovalFile implements Approvals {

    /** Two for each state of a registry; nobody goes back and forth between more. */
    private static final int KEPT = 200;

    private final CacheFile file;

    /**
     * @param file where the approvals are kept; shared by any number of runs and registries
     */
    public ApprovalFile(Path file) {
        this.file = new CacheFile(file);
    }

    @Override
    public boolean contain(String fingerprint) {
        return text().contains(fingerprint + "\n");
    }

    /** If the file cannot be written, the same is looked at again next time. */
    @Override
    public void add(String fingerprint) {
        List<String> lines = new ArrayList<>(text().lines().toList());
        lines.add(fingerprint);
        List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
        try {
            // A part of a line approves of nothing.
            file.write(String.join("\n", kept) + "\n");
        } catch (IOException e) {
            // Nothing is lost but time.
        }
    }

    private String text() {
        return file.text().orElse("");
    }
}
