package io.github.pluginregistry.core.io;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Stopwatch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks places, so that runs write to one of them one after the other: threads of this JVM, and,
 * where there is a directory for locks, all processes of this machine. A run that is killed loses
 * its locks.
 */
public final class FileLocks {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The places that this JVM has locked, through whichever instance. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final @Nullable Path locks;
    private final Duration timeout;
    private final ProgressListener progress;

    /**
     * @param locks where the lock files are kept, away from the locked places; without it, only
     *     threads of this JVM are kept apart
     * @param progress hears of a run that has to wait, or that cannot be kept apart from others
     */
    public FileLocks(@Nullable Path locks, Duration timeout, ProgressListener progress) {
        this.locks = locks;
        this.timeout = timeout;
        this.progress = progress;
    }

    /**
     * Locks a place; waits while another run has locked it. Locks are not reentrant.
     *
     * @param place a file or a directory; it need not be there yet
     * @throws IOException if other runs take longer than the timeout
     */
    public HeldLock acquire(Path place) throws IOException {
        Path real = real(place);
        Stopwatch watch = Stopwatch.start();
        Optional<HeldLock> acquired = attempt(place, real);
        if (acquired.isEmpty()) {
            progress.waiting(place);
        }
        while (acquired.isEmpty()) {
            if (watch.nanosLeft(timeout) <= 0) {
                throw new IOException(
                        "another run was still writing to %s after %d seconds; wait until it ends, or stop it if it hangs, and run again"
                                .formatted(place, timeout.toSeconds()));
            }
            pause();
            acquired = attempt(place, real);
        }
        return acquired.get();
    }

    private Optional<HeldLock> attempt(Path place, Path real) {
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<HeldLock> acquired = Optional.empty();
        try {
            acquired = locked(place, real);
            return acquired;
        } finally {
            if (acquired.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private Optional<HeldLock> locked(Path place, Path real) {
        Runnable release = () -> HELD.remove(real);
        if (locks == null) {
            return Optional.of(new HeldLock(null, release));
        }
        try {
            Path file = locks.resolve(Sha256.of(real.toString()) + ".lock");
            Optional<FileLock> lock = LockFile.tryLock(file);
            return lock.map(held -> new HeldLock(held, release));
        } catch (IOException e) {
            progress.unguarded(place, e.toString());
            return Optional.of(new HeldLock(null, release));
        }
    }

    /** The same for all ways to a place, whether or not there is anything yet. */
    private static Path real(Path place) throws IOException {
        Path path = place.toAbsolutePath().normalize();
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(path));
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for another run");
        }
    }

    /** The lock of a place, until it is closed. */
    public static final class HeldLock implements AutoCloseable {

        private final @Nullable FileLock lock;
        private final Runnable release;

        private HeldLock(@Nullable FileLock lock, Runnable release) {
            this.lock = lock;
            this.release = release;
        }

        /** Whether runs of other processes wait, too; if not, one of them may be at work. */
        public boolean isCrossProcess() {
            return lock != null;
        }

        @Override
        public void close() throws IOException {
            try {
                // A thread that was interrupted has closed the channel, and the lock is gone with
                // it.
                if (lock != null && lock.isValid()) {
                    lock.release();
                }
            } finally {
                release.run();
            }
        }
    }
}
