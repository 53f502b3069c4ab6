package io.github.pluginregistry.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The streams of server-sent events that are open. One thread asks all feeds; a reader that is slow
 * holds neither a thread nor more than one write.
 */
final class EventStreams implements AutoCloseable {

    static final int MOST = 200;
    private static final long INTERVAL_MILLIS = 500;
    private static final int TICKS_PER_HEARTBEAT = 30;
    private static final String HEARTBEAT = ": still here\n\n";

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "events");
                        thread.setDaemon(true);
                        return thread;
                    });

    EventStreams() {
        Future<?> unused =
                timer.scheduleWithFixedDelay(
                        () -> streams.forEach(Stream::tick),
                        INTERVAL_MILLIS,
                        INTERVAL_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** What is answered while too many streams are open. */
    static Answer exceeded() {
        return Answer.problem(
                        new Problem(
                                503,
                                "Service unavailable",
                                "%d streams of events are open; try again later, or read the log of the run"
                                        .formatted(MOST)))
                .with("Retry-After", "30");
    }

    /** Whether another stream may be opened. */
    boolean hasRoom() {
        return streams.size() < MOST;
    }

    /** Sends what a feed has until it ends, or the reader goes away. */
    void open(Feed feed, Response response, Callback callback) {
        Stream stream = new Stream(feed, response, callback);
        streams.add(stream);
        timer.execute(stream::tick);
    }

    /** Ends all streams; browsers connect again, to another replica or after a restart. */
    @Override
    public void close() {
        timer.shutdownNow();
        streams.forEach(Stream::end);
    }

    private final class Stream {

        private final Feed feed;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean writing = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();
        private int ticks;

        private Stream(Feed feed, Response response, Callback callback) {
            this.feed = feed;
            this.response = response;
            this.callback = callback;
        }

        private void tick() {
            if (!writing.compareAndSet(false, true)) {
                return;
            }
            try {
                String text = feed.next();
                boolean last = feed.hasEnded();
                boolean heartbeat = ticks++ % TICKS_PER_HEARTBEAT == 0 && text.isEmpty();
                if (last || heartbeat || !text.isEmpty()) {
                    write(heartbeat && !last ? HEARTBEAT : text, last);
                } else {
                    writing.set(false);
                }
            } catch (Exception e) {
                // The reader connects again; what failed is logged when it asks then.
                end();
            }
        }

        private void write(String text, boolean last) {
            response.write(
                    last,
                    ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
                    Callback.from(
                            () -> {
                                writing.set(false);
                                if (last) {
                                    complete();
                                }
                            },
                            failure -> complete()));
        }

        private void end() {
            if (writing.compareAndSet(false, true)) {
                write("", true);
            } else {
                complete();
            }
        }

        private void complete() {
            streams.remove(this);
            if (ended.compareAndSet(false, true)) {
                callback.succeeded();
            }
        }
    }
}
