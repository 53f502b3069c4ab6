package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Trouble;
import org.apache.maven.plugin.logging.Log;

/** Tells trouble as loudly as it is grave. */
final class TroubleLog {

    private final Log log;

    TroubleLog(Log log) {
        this.log = log;
    }

    void tell(Trouble trouble) {
        switch (trouble.reason().severity()) {
            case EXPECTED -> log.info(trouble.reason().toString());
            case REMARK -> log.info(trouble.toString());
            case NOTEWORTHY, PASSING -> log.warn(trouble.toString());
            case LASTING -> log.error(trouble.toString());
        }
    }
}
