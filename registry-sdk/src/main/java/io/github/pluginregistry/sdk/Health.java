package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * Whether an extension can work.
 *
 * @param healthy whether calls are expected to succeed
 * @param detail why not, in one line; empty where there is nothing to say
 */
public record Health(boolean healthy, String detail) {

    /** The extension works. */
    public static final Health UP = new Health(true, "");

    public Health {
        Objects.requireNonNull(detail);
    }

    /** The extension does not work. */
    public static Health down(String detail) {
        return new Health(false, detail);
    }
}
