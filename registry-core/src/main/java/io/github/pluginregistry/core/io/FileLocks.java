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
 * Lets runs that write to the same place do so one after the other: threads of this JVM, and, where
 * there is a directory for locks, all processes of this machine. A run that is killed loses its
 * turn.
 */
public final class FileLocks {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Where a run of this JVM is at work, whichever instance it asked. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final @Nullable Path locks;
    private final Duration patience;
    private final ProgressListener progress;

    /**
     * @param locks where the lock files are kept, away from the places that they stand for; without
     *     it turns are taken within this JVM alone
     * @param patience how long a run waits for its turn
     * @param progress hears of a run that has to wait, or that cannot be kept apart from others
     */
    public FileLocks(@Nullable Path locks, Duration patience, ProgressListener progress) {
        this.locks = locks;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Waits until no other run is at work in a place. The same run must not ask twice.
     *
     * @param place a file or a directory; it need not be there yet
     * @throws IOException if the others took longer than this run's patience
     */
    public HeldLock acquire(Path place) throws IOException {
        Path real = real(place);
        Stopwatch watch = Stopwatch.start();
        Optional<HeldLock> turn = attempt(place, real);
        if (turn.isEmpty()) {
            progress.waiting(place);
        }
        while (turn.isEmpty()) {
            if (watch.nanosLeft(patience) <= 0) {
                throw new IOException(
                        "another run was still writing to %s after %d seconds; wait until it ends, or stop it if it hangs, and run again"
                                .formatted(place, patience.toSeconds()));
            }
            pause();
            turn = attempt(place, real);
        }
        return turn.get();
    }

    private Optional<HeldLock> attempt(Path place, Path real) {
        if (!TAKEN.add(real)) {
            return Optional.empty();
        }
        Optional<HeldLock> turn = Optional.empty();
        try {
            turn = locked(place, real);
            return turn;
        } finally {
            if (turn.isEmpty()) {
                TAKEN.remove(real);
            }
        }
    }

    private Optional<HeldLock> locked(Path place, Path real) {
        Runnable end = () -> TAKEN.remove(real);
        if (locks == null) {
            return Optional.of(new HeldLock(null, end));
        }
        try {
            Path file = locks.resolve(Sha256.of(real.toString()) + ".lock");
            Optional<FileLock> lock = LockFile.tryLock(file);
            return lock.map(held -> new HeldLock(held, end));
        } catch (IOException e) {
            progress.unguarded(place, e.toString());
            return Optional.of(new HeldLock(null, end));
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

    /** The time in which no other run is at work in a place. It ends when this is closed. */
    public static final class HeldLock implements AutoCloseable {

        private final @Nullable FileLock lock;
        private final Runnable end;

        private HeldLock(@Nullable FileLock lock, Runnable end) {
            this.lock = lock;
            this.end = end;
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
                end.run();
            }
        }
    }
}
