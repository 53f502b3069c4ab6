package io.github.pluginregistry.core.schema;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema that is not asked again about a value which obeyed it before. The validating
 * library is most of what a short run loads, and most runs have nothing new to show it.
 */
public final class RememberedSchema {

    private final String text;
    private final Supplier<JsonSchema> schema;
    private final Approvals approvals;

    /**
     * @param text the schema's text
     * @param schema reads the schema, if need be
     * @param approvals what obeyed it before
     */
    public RememberedSchema(String text, Supplier<JsonSchema> schema, Approvals approvals) {
        this.text = text;
        this.schema = schema;
        this.approvals = approvals;
    }

    /**
     * Holds a value against this schema as {@link JsonSchema#validate} does, unless it is known to
     * obey it.
     */
    public List<Violation> validate(@Nullable Object value) {
        String fingerprint = ValueFingerprint.of(text, value);
        if (approvals.contain(fingerprint)) {
            return List.of();
        }
        List<Violation> violations = schema.get().validate(value);
        if (violations.isEmpty()) {
            approvals.add(fingerprint);
        }
        return violations;
    }
}
