package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.init.InitReport;
import io.github.pluginregistry.maven.config.MavenBuild;
import java.util.stream.Collectors;

/** Logs what registry:init found and wrote, and the next command. */
public final class InitLog {

    private final SanitizingLog log;
    private final MavenBuild build;

    public InitLog(SanitizingLog log, MavenBuild build) {
        this.log = log;
        this.build = build;
    }

    /** Logs a report: the table of the plugins, the notes, the files. */
    public void report(InitReport report) {
        report.table().forEach(log::info);
        if (report.leftOut() > 0) {
            log.info(
                    "%d other groups of tags are left out; the definition has them as comments"
                            .formatted(report.leftOut()));
        }
        report.notes().forEach(log::warn);
        log.info(
                report.written().stream()
                        .map(build::shown)
                        .collect(Collectors.joining(", ", "wrote ", "")));
        log.info("next: check the definition, then run %supdate".formatted(build.command()));
    }
}
