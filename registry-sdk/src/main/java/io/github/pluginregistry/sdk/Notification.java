package io.github.pluginregistry.sdk;

import java.util.List;

/**
 * What happened in a run.
 *
 * @param event the goal that ran
 * @param registry the registry that it ran for
 * @param changes the versions that are new, gone or different; empty for a check
 * @param findings what a check found; empty for other goals
 * @param commit the commit that was published; empty where there is none
 * @param pullRequest the URL of the pull request that was opened or updated; empty where there is
 *     none
 */
public record Notification(
        Event event,
        RegistryInfo registry,
        List<VersionChange> changes,
        List<Finding> findings,
        String commit,
        String pullRequest) {

    /** The goals that notify. */
    public enum Event {
        /** An update wrote files. */
        UPDATED,
        /** A check ended. */
        CHECKED,
        /** Files were pushed, or proposed in a pull request. */
        PUBLISHED
    }

    public Notification {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }
}
