package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Severities;
import io.github.pluginregistry.core.schema.Approvals;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a registry is held to, besides its definition.
 *
 * @param approvals what obeyed its schema before
 * @param severities how much each rule weighs
 * @param now the moment after which everything lies in the future
 * @param maxAge how old a plugin's latest version may be; empty where nobody asks
 */
public record Criteria(
        Approvals approvals, Severities severities, Instant now, Optional<Period> maxAge) {

    /** The moment before which a version is too old. */
    Optional<Instant> oldest() {
        return maxAge.map(age -> now.atOffset(ZoneOffset.UTC).minus(age).toInstant());
    }
}
