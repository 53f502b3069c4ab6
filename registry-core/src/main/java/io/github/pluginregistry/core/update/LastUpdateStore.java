package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.CacheFile;
import io.github.pluginregistry.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
public final class LastUpdateStore {

    private final CacheFile memory;
    private final String fingerprint;

    /**
     * @param directory where such files are kept
     * @param registry what tells this registry from others on this machine, for example its
     *     directory
     * @param question everything the answer depends on; another question was never asked
     */
    public LastUpdateStore(Path directory, String registry, String question) {
        this.memory = new CacheFile(directory.resolve(Sha256.of(registry) + ".txt"));
        this.fingerprint = Sha256.of(question);
    }

    /** Whether the forges are to be asked now, as they are for every new question. */
    public boolean isDue(UpdatePolicy policy, Clock clock) {
        List<String> lines = lines();
        boolean changed = lines.size() == 2 && !lines.get(0).equals(fingerprint);
        return changed || policy.isDue(moment(clock).orElse(Instant.EPOCH), clock);
    }

    /** When the question was last answered; times to come, of a wrong clock, do not count. */
    public Optional<Instant> moment(Clock clock) {
        List<String> lines = lines();
        if (lines.size() != 2 || !lines.get(0).equals(fingerprint)) {
            return Optional.empty();
        }
        try {
            long moment = Long.parseLong(lines.get(1));
            return moment >= 0 && moment <= clock.instant().getEpochSecond()
                    ? Optional.of(Instant.ofEpochSecond(moment))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<String> lines() {
        return memory.text().map(text -> text.lines().toList()).orElse(List.of());
    }

    /** Remembers that the question was answered now. */
    public void answered(Clock clock) {
        long now = clock.instant().getEpochSecond();
        try {
            // Nothing is left to sweep away after a killed run: a part of this is no memory.
            memory.write(fingerprint + "\n" + now + "\n");
        } catch (IOException e) {
            forget();
        }
    }

    /** From now on the question was never answered. */
    public void forget() {
        try {
            memory.delete();
        } catch (IOException e) {
            // Nothing is lost: at worst the forges are asked later than the policy says.
        }
    }
}
