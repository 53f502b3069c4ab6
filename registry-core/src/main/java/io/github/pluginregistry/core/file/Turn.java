package io.github.pluginregistry.core.file;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.Optional;

/** The time in which no other run is at work in a place. It ends when this is closed. */
public final class Turn implements AutoCloseable {

    private final Optional<FileLock> lock;
    private final Runnable end;

    Turn(Optional<FileLock> lock, Runnable end) {
        this.lock = lock;
        this.end = end;
    }

    /** Whether runs of other processes wait, too; if not, one of them may be at work. */
    public boolean isGuarded() {
        return lock.isPresent();
    }

    @Override
    public void close() throws IOException {
        try {
            // A thread that was interrupted has closed the channel, and the lock is gone with it.
            if (lock.isPresent() && lock.get().isValid()) {
                lock.get().release();
            }
        } finally {
            end.run();
        }
    }
}
