package io.github.pluginregistry.core.policy;

import io.github.pluginregistry.core.file.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers when the forges last answered for a registry, outside of the published files.
 *
 * <p>One small file per registry: the fingerprint of the question, and the moment of the answer, in
 * seconds, since dates take long to load and nobody reads it. It is a cache: a file that is missing
 * or broken means that the forges were never asked, and one that cannot be written costs a question
 * too many.
 */
public final class LastAsked {

    private final Path memory;
    private final String fingerprint;

    /**
     * @param directory where such files are kept
     * @param registry what tells this registry from others on this machine, for example its
     *     directory
     * @param question everything the answer depends on; another question was never asked
     */
    public LastAsked(Path directory, String registry, String question) {
        this.memory = directory.resolve(Fingerprint.of(registry) + ".txt");
        this.fingerprint = Fingerprint.of(question);
    }

    /**
     * Whether the forges are to be asked now. A question that changed is always asked; one that
     * this machine never asked is asked unless the policy is {@code never}.
     */
    public boolean isDue(UpdatePolicy policy, Clock clock) {
        List<String> lines = lines();
        boolean changed = lines.size() == 2 && !lines.get(0).equals(fingerprint);
        return changed || policy.isDue(moment().orElse(Instant.EPOCH), clock);
    }

    /** When the same question was answered last. */
    public Optional<Instant> moment() {
        List<String> lines = lines();
        try {
            return lines.size() == 2 && lines.get(0).equals(fingerprint)
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(lines.get(1))))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(memory);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Remembers that the question was answered now. */
    public void answered(Clock clock) {
        long now = clock.instant().getEpochSecond();
        try {
            Files.createDirectories(memory.resolveSibling(""));
            // In place, and nothing to sweep away after a killed run: a part of this is no memory.
            Files.writeString(memory, fingerprint + "\n" + now + "\n");
        } catch (IOException e) {
            forget();
        }
    }

    /** From now on the question was never answered. */
    public void forget() {
        try {
            Files.deleteIfExists(memory);
        } catch (IOException e) {
            // Nothing is lost: at worst the forges are asked later than the policy says.
        }
    }
}
