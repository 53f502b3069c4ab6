package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * An extension of either kind: what it is, where it is in its life, and the guard around its calls,
 * which have a time limit, may throw anything, and are counted. Thread-safe.
 */
public final class ManagedExtension implements AutoCloseable {

    /** The order of calls: by priority, then by id. */
    static final Comparator<ManagedExtension> ORDER =
            Comparator.comparingInt((ManagedExtension it) -> it.settings.priority())
                    .thenComparing(ManagedExtension::id);

    /** Where an extension is in its life. */
    public enum State {
        /** Not started yet. */
        FOUND,
        /** Started, and called. */
        ENABLED,
        /** It did not start, so it is not called. */
        DISABLED,
        /** Ended. */
        CLOSED
    }

    private final Extension extension;
    private final Capabilities capabilities;
    private final Set<Contract> contracts;
    private final ExtensionDefinition settings;
    private final String origin;
    private final ExtensionSetup.CallListener calls;
    private final CallWorkers workers;
    private final CallStatistics statistics = new CallStatistics();
    private volatile State state = State.FOUND;
    private volatile String reason = "";

    /**
     * @param origin where it comes from, for people: an artifact or a program
     */
    ManagedExtension(
            Extension extension,
            Capabilities capabilities,
            ExtensionDefinition settings,
            String origin,
            ExtensionSetup.CallListener calls) {
        this.extension = extension;
        this.capabilities = capabilities;
        this.contracts =
                extension instanceof ProgramExtension program
                        ? program.contracts()
                        : Contract.of(extension);
        this.settings = settings;
        this.origin = origin;
        this.calls = calls;
        this.workers =
                new CallWorkers(
                        "extension " + capabilities.id(), extension.getClass().getClassLoader());
    }

    /** Its id. */
    public String id() {
        return capabilities.id();
    }

    /** What it is and needs. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** What it implements. */
    public Set<Contract> contracts() {
        return contracts;
    }

    /** How the definition uses it. */
    public ExtensionDefinition settings() {
        return settings;
    }

    /** Where it comes from, for people: an artifact or a program. */
    public String origin() {
        return origin;
    }

    /** Where it is in its life. */
    public State state() {
        return state;
    }

    /** Why it is disabled; empty where it is not. */
    public String reason() {
        return reason;
    }

    /** Its calls so far, of all runs. */
    public CallStatistics.Summary statistics() {
        return statistics.summary();
    }

    /** Starts it; it is disabled where that fails. */
    void start(ExtensionContext context) {
        state = State.ENABLED;
        try {
            call(
                    "start",
                    () -> {
                        extension.start(context);
                        return true;
                    });
        } catch (ExtensionFailure e) {
            state = State.DISABLED;
            reason = "it did not start: " + e.sentence();
        }
    }

    /** Whether it can work. Starts no program. */
    public Health health() {
        if (state != State.ENABLED) {
            return Health.down(reason);
        }
        try {
            return call("health", extension::health);
        } catch (ExtensionFailure e) {
            return Health.down(String.valueOf(e.getMessage()));
        }
    }

    /** A call of an extension. */
    @FunctionalInterface
    interface Body<C, T> {

        T call(C contract) throws Exception;
    }

    /**
     * Calls a method of a contract that it implements.
     *
     * @param method the method's name, for messages
     */
    <C extends Extension, T> T call(Class<C> contract, String method, Body<C, T> body)
            throws ExtensionFailure {
        return call(contract, method, body, settings.timeLimit());
    }

    /** Calls a method, with a time limit that may be shorter than that of the definition. */
    <C extends Extension, T> T call(
            Class<C> contract, String method, Body<C, T> body, Duration longest)
            throws ExtensionFailure {
        Duration limit =
                longest.compareTo(settings.timeLimit()) < 0 ? longest : settings.timeLimit();
        return call(method, () -> body.call(contract.cast(extension)), limit);
    }

    private <T> T call(String method, Callable<T> body) throws ExtensionFailure {
        return call(method, body, settings.timeLimit());
    }

    private <T> T call(String method, Callable<T> body, Duration limit) throws ExtensionFailure {
        if (state != State.ENABLED) {
            throw ExtensionFailure.unusable(reason);
        }
        long start = System.nanoTime();
        ExtensionFailure failure = null;
        try {
            return workers.call(() -> answer(method, body), limit);
        } catch (TimeoutException e) {
            failure =
                    new ExtensionFailure(
                            ExtensionFailure.Kind.TIMED_OUT,
                            "%s did not end within %s s"
                                    .formatted(method, seconds(limit.toMillis())),
                            "give it more time with timeLimit, or report it to its author",
                            e);
        } catch (ExecutionException e) {
            failure =
                    e.getCause() instanceof ExtensionFailure it
                            ? it
                            : ExtensionFailure.failed(method + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = ExtensionFailure.unusable("the run was interrupted");
        } finally {
            long time = System.nanoTime() - start;
            boolean failed = failure != null && failure.isStrike();
            statistics.add(time, failed);
            calls.called(id(), method, !failed, Duration.ofNanos(time));
        }
        throw failure;
    }

    /** Runs in the thread of the call, since asking an exception for its message is one, too. */
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private static <T> T answer(String method, Callable<T> body) throws ExtensionFailure {
        T result;
        try {
            result = body.call();
        } catch (Throwable e) { // An extension may throw anything, also errors of linking.
            throw ExtensionFailure.of(method, e);
        }
        if (result == null) {
            throw ExtensionFailure.failed(method + " failed: it returned null", null);
        }
        return result;
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1e3);
    }

    /** A program that ended in an earlier run may be started once more in the next. */
    void allowRestart() {
        if (extension instanceof ProgramExtension program) {
            program.allowRestart();
        }
    }

    /** Ends the process of a program that was not called for so long, until the next call. */
    void stopIdle(Duration limit) {
        if (extension instanceof ProgramExtension program) {
            program.stopIdle(limit);
        }
    }

    @Override
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        if (state == State.ENABLED || extension instanceof ProgramExtension) {
            try {
                workers.call(
                        () -> {
                            extension.stop();
                            return true;
                        },
                        settings.timeLimit());
            } catch (TimeoutException | ExecutionException e) {
                // The run is over; there is nothing that it could change.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        state = State.CLOSED;
        workers.close();
    }
}
