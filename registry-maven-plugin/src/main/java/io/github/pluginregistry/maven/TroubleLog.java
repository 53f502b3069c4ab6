package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Trouble;
import io.github.pluginregistry.core.resolve.Reason;

/** Tells trouble as loudly as it is grave. */
final class TroubleLog {

    private final LineLog log;

    TroubleLog(LineLog log) {
        this.log = log;
    }

    void tell(Trouble trouble) {
        switch (trouble.reason().severity()) {
            case EXPECTED -> log.info(kept(trouble.reason()));
            case REMARK -> log.info(trouble.toString());
            case NOTEWORTHY, PASSING -> log.warn(trouble.toString());
            case LASTING -> log.error(trouble.toString());
        }
    }

    /** Of what was not even asked, whatever is published stays. */
    private static String kept(Reason reason) {
        return "%s; the published version is kept; %s".formatted(reason.message(), reason.cure());
    }
}
