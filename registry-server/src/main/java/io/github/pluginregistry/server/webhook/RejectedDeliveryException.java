package io.github.pluginregistry.server.webhook;

/** A delivery that is not taken; the message says why, for the sender and without any secret. */
public final class RejectedDeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a delivery is not taken. */
    public enum Reason {
        /** No signature of the scheme that is configured, or a wrong one. */
        SIGNATURE,
        /** A right signature that is too old, or from the future. */
        TIME,
        /** A right signature, and a body that cannot be read. */
        PAYLOAD
    }

    private final Reason reason;

    RejectedDeliveryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it is not taken. */
    public Reason reason() {
        return reason;
    }
}
