package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;

/** Logs problems of plugins at the level of their severity. */
final class ProblemLog {

    private final SanitizingLog log;

    ProblemLog(SanitizingLog log) {
        this.log = log;
    }

    void tell(PluginProblem trouble) {
        switch (trouble.reason().severity()) {
            case EXPECTED -> log.info(kept(trouble.reason()));
            case REMARK -> log.info(trouble.toString());
            case WARNING, TRANSIENT -> log.warn(trouble.toString());
            case PERMANENT -> log.error(trouble.toString());
        }
    }

    /** A plugin that was not looked up keeps its published version. */
    private static String kept(ResolutionProblem reason) {
        return "%s; the published version is kept; %s".formatted(reason.message(), reason.cure());
    }
}
