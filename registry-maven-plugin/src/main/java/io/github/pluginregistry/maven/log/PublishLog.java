package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import java.util.function.UnaryOperator;

/**
 * Logs the result of publishing.
 *
 * @param shown the name of a file in messages, by its path in the repository
 */
public record PublishLog(SanitizingLog log, UnaryOperator<String> shown) {

    public void report(PublishReport report) {
        outcome(report);
        report.unpublishedDefinition().ifPresent(definition -> warn(definition, report.target()));
    }

    private void warn(UnpublishedDefinition definition, String target) {
        log.warn(
                definition.isOnBranch()
                        ? "the definition in %s differs from the one on %s: the files were published from the one there, without your local changes; commit and push it, then run registry:update and registry:publish again"
                                .formatted(shown.apply(definition.file()), target)
                        : "the definition in %s is not on %s: the files were published from the local one; commit and push it"
                                .formatted(shown.apply(definition.file()), target));
    }

    private void outcome(PublishReport report) {
        switch (report.outcome()) {
            case OFFLINE ->
                    log.info(
                            "Maven is offline, and publishing needs a network: nothing was published; run without -o to publish");
            case UNCHANGED ->
                    log.info(report.target() + " is already up to date: nothing to publish");
            case PREVIEWED -> preview(report);
            case FOLLOWED -> log.info(pushed(report));
            case PUSHED -> {
                log.info(pushed(report));
                log.info(
                        "the checkout is not on that commit; to get there, undo its changes to the registry's files with git restore, and run git pull");
            }
            case PROPOSED ->
                    log.info(
                            "proposed %s for %s: %s"
                                    .formatted(
                                            report.summary().summary(),
                                            report.target(),
                                            report.pullRequest()));
            case STILL_PROPOSED ->
                    log.info(
                            "%s is already proposed for %s: %s"
                                    .formatted(
                                            report.summary().summary(),
                                            report.target(),
                                            report.pullRequest()));
            case WITHDRAWN ->
                    log.info(
                            "nothing is left to propose for %s: %s"
                                    .formatted(
                                            report.target(),
                                            report.pullRequest().isEmpty()
                                                    ? "the branch of the pull request is deleted"
                                                    : "the pull request is closed: "
                                                            + report.pullRequest()));
        }
    }

    private void preview(PublishReport report) {
        log.info("would commit to " + report.target() + ":");
        report.message().lines().forEach(line -> log.info("  " + line));
        report.files().forEach(file -> log.info("would commit " + shown.apply(file)));
    }

    private static String pushed(PublishReport report) {
        return "pushed %s to %s: %s"
                .formatted(
                        report.commit().substring(0, 9),
                        report.target(),
                        report.summary().summary());
    }
}
