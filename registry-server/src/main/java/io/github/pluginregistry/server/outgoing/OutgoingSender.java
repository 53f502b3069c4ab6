package io.github.pluginregistry.server.outgoing;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.log.LogContext;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.OutgoingStore.Outgoing;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests that wait, one after the other. A request that fails is sent again, for about
 * three days; its receiver may get it more than once.
 */
public final class OutgoingSender implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingSender.class);

    /** How long to wait where no request is due. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While the database is away, it is asked more and more rarely, up to so many times. */
    private static final int MOST_PAUSES = 5;

    private static final int MOST_ATTEMPTS = 13;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(12);

    /**
     * Longer than a request may take, see {@link io.github.pluginregistry.core.http.HttpLimits}.
     */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int GONE = 410;

    /** Responses are only read to keep the connection. */
    private static final long MOST_BYTES = 64 << 10;

    private final OutgoingStore store;
    private final Dependents dependents;
    private final OutgoingRequests requests;
    private final HttpClient http;
    private final ServerMetrics metrics;
    private final HttpClient.Sleeper sleeper;

    OutgoingSender(
            OutgoingStore store,
            Dependents dependents,
            OutgoingRequests requests,
            HttpClient http,
            ServerMetrics metrics,
            HttpClient.Sleeper sleeper) {
        this.sleeper = sleeper;
        this.store = store;
        this.dependents = dependents;
        this.requests = requests;
        this.http = http;
        this.metrics = metrics;
    }

    /**
     * Creates a sender.
     *
     * @param hosts where the tokens of hosts are
     */
    public static OutgoingSender of(
            OutgoingStore store,
            Dependents dependents,
            Secrets secrets,
            Map<String, SecretReference> hosts,
            Clock clock,
            ServerMetrics metrics) {
        return new OutgoingSender(
                store,
                dependents,
                new OutgoingRequests(secrets, hosts, clock),
                new HttpClient(
                        HttpLimits.DEFAULT.withBodyBytes(MOST_BYTES),
                        RetryPolicy.DEFAULT,
                        new RequestCounter(),
                        HttpClient.Sleeper.REAL),
                metrics,
                HttpClient.Sleeper.REAL);
    }

    /** Finds a dependent as it is configured now. */
    @FunctionalInterface
    public interface Dependents {

        /** Empty where the registry or the dependent is configured no more. */
        Optional<Dependent> find(String registry, String name) throws StoreException;
    }

    /** Sends requests until the thread is interrupted. */
    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean sent = sendNext();
                failures = 0;
                if (!sent) {
                    pause(PAUSE);
                }
            } catch (StoreException e) {
                if (failures == 0) {
                    LOG.warn("requests to dependents wait: {}", e.getMessage());
                }
                failures++;
                pause(PAUSE.multipliedBy(Math.min(failures, MOST_PAUSES)));
            }
        }
    }

    private void pause(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends the request that is due first.
     *
     * @return false where none is due
     */
    boolean sendNext() throws StoreException {
        Optional<Outgoing> next = store.take(LEASE);
        if (next.isEmpty()) {
            return false;
        }
        Outgoing message = next.get();
        try (LogContext context =
                LogContext.open().registry(message.registry()).run(message.run())) {
            Trace.parse(message.trace()).ifPresent(context::trace);
            send(message);
        }
        return true;
    }

    private void send(Outgoing message) throws StoreException {
        Optional<Dependent> dependent = dependents.find(message.registry(), message.target());
        if (dependent.isEmpty()) {
            store.giveUp(message, "the registry has no dependent of this name any more");
        } else {
            send(message, dependent.get());
        }
    }

    private void send(Outgoing message, Dependent dependent) throws StoreException {
        try {
            HttpResponse response = http.send(requests.request(dependent, message));
            boolean accepted = response.status() / 100 == 2;
            metrics.outgoingRequest(accepted);
            if (accepted) {
                store.sent(message, "answered with " + response.status());
            } else if (response.status() == GONE) {
                store.giveUp(message, "answered with 410: the receiver wants no more");
            } else {
                again(message, "answered with " + response.status());
            }
        } catch (IOException | SecretException e) {
            metrics.outgoingRequest(false);
            again(message, String.valueOf(e.getMessage()));
        }
    }

    private void again(Outgoing message, String problem) throws StoreException {
        LOG.info("{} was not told, attempt {}: {}", message.target(), message.attempts(), problem);
        if (message.attempts() >= MOST_ATTEMPTS) {
            store.giveUp(message, problem + ", after " + MOST_ATTEMPTS + " attempts");
        } else {
            store.retry(message, delay(message.attempts()), problem);
        }
    }

    /** 10 s, 40 s, 160 s, and so on up to 12 hours. */
    static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY;
        for (int i = 1; i < attempts && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(4);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }
}
