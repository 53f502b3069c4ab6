package io.github.pluginregistry.core.source.github;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
@FunctionalInterface
interface Sleeper {

    /** Real time. */
    Sleeper REAL = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

    /**
     * Returns when so much time has passed.
     *
     * @throws InterruptedException if nobody waits for it any more
     */
    void sleep(Duration pause) throws InterruptedException;
}
