package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.process.Contract;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An extension of either kind, and the guard around its calls: each has a time limit, may throw
 * anything, and is counted. After three failed calls the extension is disabled for the run.
 */
public final class ManagedExtension implements AutoCloseable {

    static final int MOST_STRIKES = 3;

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
        /** Not called, for a reason. */
        DISABLED,
        /** The run is over. */
        CLOSED
    }

    private final Extension extension;
    private final Capabilities capabilities;
    private final Set<Contract> contracts;
    private final ExtensionDefinition settings;
    private final String origin;
    private final CallWorkers workers;
    private final CallStatistics statistics = new CallStatistics();
    private final AtomicInteger strikes = new AtomicInteger();
    private volatile State state = State.FOUND;
    private volatile String reason = "";
    private volatile @Nullable String unreported;
    private volatile @Nullable ExtensionLog log;

    /**
     * @param origin where it comes from, for people: an artifact or a program
     */
    ManagedExtension(
            Extension extension,
            Capabilities capabilities,
            ExtensionDefinition settings,
            String origin) {
        this.extension = extension;
        this.capabilities = capabilities;
        this.contracts =
                extension instanceof ProgramExtension program
                        ? program.contracts()
                        : Contract.of(extension);
        this.settings = settings;
        this.origin = origin;
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

    /** Its calls so far. */
    public CallStatistics.Summary statistics() {
        return statistics.summary();
    }

    boolean isEnabled(Contract contract) {
        return state == State.ENABLED && contracts.contains(contract);
    }

    /** Starts it; it is disabled where that fails. */
    void start(ExtensionContext context) {
        log = context.log();
        state = State.ENABLED;
        try {
            call(
                    "start",
                    () -> {
                        extension.start(context);
                        return true;
                    });
        } catch (ExtensionFailure e) {
            disable("it did not start: " + e.sentence());
        }
    }

    /** Whether it can work. */
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

    /**
     * Calls a method of a contract that it implements.
     *
     * @param method the method's name, for messages
     */
    <C extends Extension, T> T call(Class<C> contract, String method, Body<C, T> body)
            throws ExtensionFailure {
        return call(method, () -> body.call(contract.cast(extension)));
    }

    /**
     * Calls a method that returns a list. Within the call the list is copied: reading a list that
     * is not ours may fail or take forever, too.
     */
    <C extends Extension, T> List<T> list(Class<C> contract, String method, Body<C, List<T>> body)
            throws ExtensionFailure {
        return call(contract, method, it -> List.copyOf(body.call(it)));
    }

    /** A call of an extension. */
    @FunctionalInterface
    interface Body<C, T> {

        T call(C contract) throws Exception;
    }

    private <T> T call(String method, Callable<T> body) throws ExtensionFailure {
        if (state != State.ENABLED) {
            throw ExtensionFailure.unusable(reason);
        }
        long start = System.nanoTime();
        ExtensionFailure failure = null;
        try {
            T result = workers.call(body, settings.timeLimit());
            if (result == null) {
                throw new ExecutionException(new NullPointerException(method + " returned null"));
            }
            return result;
        } catch (TimeoutException e) {
            failure =
                    new ExtensionFailure(
                            ExtensionFailure.Kind.TIMED_OUT,
                            "%s did not end within %s s"
                                    .formatted(method, seconds(settings.timeLimit().toMillis())),
                            "give it more time with timeLimit, or report it to its author",
                            e);
        } catch (ExecutionException e) {
            failure = failure(method, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = ExtensionFailure.unusable("the run was interrupted");
        } finally {
            statistics.add(System.nanoTime() - start, failure != null && failure.isStrike());
        }
        strike(failure);
        throw failure;
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1e3);
    }

    private static ExtensionFailure failure(String method, @Nullable Throwable thrown) {
        if (thrown instanceof ExtensionFailure failure) {
            return failure;
        }
        if (thrown instanceof RepositoryNotFoundException) {
            return new ExtensionFailure(
                    ExtensionFailure.Kind.NOT_FOUND,
                    String.valueOf(thrown.getMessage()),
                    "",
                    thrown);
        }
        if (thrown instanceof RefusedException refused) {
            return new ExtensionFailure(
                    ExtensionFailure.Kind.REFUSED,
                    String.valueOf(refused.getMessage()),
                    refused.remedy(),
                    refused);
        }
        return ExtensionFailure.failed("%s failed: %s".formatted(method, thrown), thrown);
    }

    /** An answer that the contract does not allow; a failed call, too. */
    ExtensionFailure broken(String message) {
        ExtensionFailure failure = ExtensionFailure.failed(message, null);
        strike(failure);
        return failure;
    }

    private void strike(ExtensionFailure failure) {
        if (failure.isStrike() && strikes.incrementAndGet() >= MOST_STRIKES) {
            disable(
                    "%d calls failed, the last one: %s"
                            .formatted(MOST_STRIKES, failure.getMessage()));
        }
        if (failure.kind() == ExtensionFailure.Kind.DISABLED) {
            disable(String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Warns of a failed call, or lets the goal fail in the end, as the definition says.
     *
     * @param consequence what the failure means for the run
     */
    void report(String consequence, ExtensionFailure failure) {
        if (settings.onFailure() == OnFailure.FAIL) {
            unreported = String.valueOf(failure.getMessage());
        }
        if (log != null) {
            log.warn("%s; %s".formatted(failure.getMessage(), consequence));
        }
    }

    /** The failure for which the goal has to fail, if the definition wants that. */
    Optional<String> fatalFailure() {
        return Optional.ofNullable(unreported);
    }

    /** No call is made any more. */
    void disable(String why) {
        state = State.DISABLED;
        reason = why;
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
