package io.github.pluginregistry.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

    /** One token, perhaps in a program that forgets its streams, does not take all of them. */
    static final int MOST_OF_A_READER = 50;

    private static final long INTERVAL_MILLIS = 500;
    private static final int TICKS_PER_HEARTBEAT = 30;
    private static final int TICKS_PER_CHECK = 4;
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
    Optional<Answer> refusal(Subscription events) {
        if (streams.size() >= MOST) {
            return Optional.of(exceeded(503, "Service unavailable", MOST, ""));
        }
        long ofReader =
                streams.stream().filter(it -> it.events.reader().equals(events.reader())).count();
        return ofReader < MOST_OF_A_READER
                ? Optional.empty()
                : Optional.of(
                        exceeded(
                                429,
                                "Too many requests",
                                MOST_OF_A_READER,
                                " of the token \"%s\"".formatted(events.reader())));
    }

    private static Answer exceeded(int status, String title, int limit, String owner) {
        return Answer.problem(
                        new Problem(
                                status,
                                title,
                                "%d streams of events%s are open; try again later, or read the log of the run"
                                        .formatted(limit, owner)))
                .with("Retry-After", "30");
    }

    /** Sends what a feed has until it ends, the reader goes away, or may no longer read. */
    void open(Subscription events, Response response, Callback callback) {
        Stream stream = new Stream(events, response, callback);
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

        private final Subscription events;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean writing = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();
        private int ticks;

        private Stream(Subscription events, Response response, Callback callback) {
            this.events = events;
            this.response = response;
            this.callback = callback;
        }

        private void tick() {
            if (!writing.compareAndSet(false, true)) {
                return;
            }
            try {
                if (++ticks % TICKS_PER_CHECK == 0 && !events.permission().isValid()) {
                    write("", true);
                    return;
                }
                String text = events.feed().next();
                boolean last = events.feed().hasEnded();
                boolean heartbeat = ticks % TICKS_PER_HEARTBEAT == 1 && text.isEmpty();
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
