package io.github.pluginregistry.core.schema;

/**
 * Remembers which values were found to obey which schemas, so that nobody has to look again. It may
 * forget; it must not remember what it was never told.
 */
public interface Approvals {

    /** Remembers nothing. */
    Approvals NONE =
            new Approvals() {
                @Override
                public boolean contain(String fingerprint) {
                    return false;
                }

                @Override
                public void add(String fingerprint) {
                    // Nothing is remembered.
                }
            };

    /**
     * Whether a value was found to obey a schema.
     *
     * @param fingerprint what tells the two from all others, 64 hexadecimal digits
     */
    boolean contain(String fingerprint);

    /** From now on the value is known to obey the schema. */
    void add(String fingerprint);
}
