package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The calls of an extension in one run: after three failed ones, it is not called any more. */
final class ExtensionCalls {

    static final int MOST_STRIKES = 3;

    private final ManagedExtension extension;
    private final ExtensionLog log;
    private final String look;
    private final AtomicInteger strikes = new AtomicInteger();
    private volatile String disabled = "";
    private volatile @Nullable String fatal;

    /**
     * @param look how to see its state, an imperative phrase
     */
    ExtensionCalls(ManagedExtension extension, ExtensionLog log, String look) {
        this.extension = extension;
        this.log = log;
        this.look = look;
    }

    /** What to do about a failure, an imperative phrase. */
    String remedy(ExtensionFailure failure) {
        return failure.remedy().isEmpty() ? look : failure.remedy();
    }

    ManagedExtension extension() {
        return extension;
    }

    String id() {
        return extension.id();
    }

    OnFailure onFailure() {
        return extension.settings().onFailure();
    }

    /** Why it is not called any more in this run; empty where it is. */
    String disabled() {
        return disabled;
    }

    /**
     * Calls a method of a contract that it implements.
     *
     * @param method the method's name, for messages
     */
    <C extends Extension, T> T call(
            Class<C> contract, String method, ManagedExtension.Body<C, T> body)
            throws ExtensionFailure {
        if (!disabled.isEmpty()) {
            throw ExtensionFailure.unusable(disabled);
        }
        try {
            return extension.call(contract, method, body);
        } catch (ExtensionFailure e) {
            strike(e);
            throw e;
        }
    }

    /**
     * Calls a method that returns a list. Within the call the list is copied: reading a list that
     * is not ours may fail or take forever, too.
     */
    <C extends Extension, T> List<T> list(
            Class<C> contract, String method, ManagedExtension.Body<C, List<T>> body)
            throws ExtensionFailure {
        return call(contract, method, it -> List.copyOf(body.call(it)));
    }

    /** An answer that the contract does not allow; a failed call, too. */
    ExtensionFailure broken(String message) {
        ExtensionFailure failure = ExtensionFailure.failed(message, null);
        strike(failure);
        return failure;
    }

    private void strike(ExtensionFailure failure) {
        if (failure.isStrike() && strikes.incrementAndGet() >= MOST_STRIKES) {
            disabled =
                    "%d calls failed, the last one: %s"
                            .formatted(MOST_STRIKES, failure.getMessage());
        }
        if (failure.kind() == ExtensionFailure.Kind.DISABLED) {
            disabled = String.valueOf(failure.getMessage());
        }
    }

    /**
     * Warns of a failed call, or lets the goal fail in the end, as the definition says.
     *
     * @param consequence what the failure means for the run
     */
    void report(String consequence, ExtensionFailure failure) {
        if (onFailure() == OnFailure.FAIL) {
            fatal = String.valueOf(failure.getMessage());
        }
        log.warn("%s; %s".formatted(failure.getMessage(), consequence));
    }

    /** The failure for which the goal has to fail, if the definition wants that. */
    Optional<String> fatalFailure() {
        return Optional.ofNullable(fatal);
    }
}
