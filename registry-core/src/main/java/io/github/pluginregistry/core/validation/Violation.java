package io.github.pluginregistry.core.validation;

import java.util.List;

/**
 * One place where a value is not what its schema asks for.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole value
 * @param keyword the schema keyword that is violated, for example {@code required} or {@code
 *     additionalProperties}
 * @param subject the key that is missing or not allowed, as it is, or the value that is wrong,
 *     shortened to be shown; may be empty
 * @param message what is wrong, a phrase on one line in this project's own words
 * @param allowed the keys or values that would be right, where the schema lists them
 */
public record Violation(
        String pointer, String keyword, String subject, String message, List<String> allowed) {

    public Violation {
        allowed = List.copyOf(allowed);
    }
}
