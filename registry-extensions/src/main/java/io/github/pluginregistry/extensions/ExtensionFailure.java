package io.github.pluginregistry.extensions;

import org.jspecify.annotations.Nullable;

/** A call of an extension that failed. The message has no id; who reports it adds that. */
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
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    static ExtensionFailure failed(String message, @Nullable Throwable cause) {
        return new ExtensionFailure(Kind.FAILED, message, "", cause);
    }

    /** An extension that cannot be started at all. */
    static ExtensionFailure unusable(String message) {
        return new ExtensionFailure(Kind.DISABLED, message, "", null);
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
