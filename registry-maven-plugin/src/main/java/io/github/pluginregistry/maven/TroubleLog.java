package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Trouble;

/** Tells trouble as loudly as it is grave. */
final class TroubleLog {

    private final LineLog log;

    TroubleLog(LineLog log) {
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
