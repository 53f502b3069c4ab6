package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * A call of an extension that failed. The message has no id; who reports it adds that. Parts of it
 * are from the extension, so it is made safe to show.
 */
public final class ExtensionFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** How a call can fail. */
    public enum Kind {
        /** A release source has no such repository. */
        NOT_FOUND,
        /** A hook refuses what is about to happen. */
        REFUSED,
        /** The call ended with an error. */
        FAILED,
        /** The call did not end within its time limit. */
        TIMED_OUT,
        /** The extension is disabled, so it was not called. */
        DISABLED
    }

    private final Kind kind;
    private final String remedy;

    ExtensionFailure(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(LogSanitizer.of(message), cause);
        this.kind = kind;
        this.remedy = LogSanitizer.of(remedy);
    }

    static ExtensionFailure failed(String message, @Nullable Throwable cause) {
        return new ExtensionFailure(Kind.FAILED, message, "", cause);
    }

    /** An extension that cannot be started at all. */
    static ExtensionFailure unusable(String message) {
        return new ExtensionFailure(Kind.DISABLED, message, "", null);
    }

    /** What an extension threw. */
    static ExtensionFailure of(String method, Throwable thrown) {
        if (thrown instanceof ExtensionFailure failure) {
            return failure;
        }
        if (thrown instanceof RepositoryNotFoundException) {
            return new ExtensionFailure(
                    Kind.NOT_FOUND, String.valueOf(thrown.getMessage()), "", thrown);
        }
        if (thrown instanceof RefusedException refused) {
            return new ExtensionFailure(
                    Kind.REFUSED,
                    String.valueOf(refused.getMessage()),
                    String.valueOf(refused.remedy()),
                    refused);
        }
        return failed("%s failed: %s".formatted(method, thrown), thrown);
    }

    /** How the call failed. */
    public Kind kind() {
        return kind;
    }

    /** What to do; empty where the message says it. */
    public String remedy() {
        return remedy;
    }

    /** What happened, and what to do where the message does not say it. */
    String sentence() {
        return remedy.isEmpty() ? String.valueOf(getMessage()) : getMessage() + "; " + remedy;
    }

    /** Whether it counts against the extension. */
    boolean isStrike() {
        return kind == Kind.FAILED || kind == Kind.TIMED_OUT;
    }
}
