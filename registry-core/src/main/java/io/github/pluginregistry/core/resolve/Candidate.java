package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.Version;
import java.time.Instant;
import java.util.Comparator;

/**
 * A release that counts for a plugin.
 *
 * <p>The order is total, so that the answer never depends on the order in which a forge lists its
 * releases: precedence first, then the later publication, then the tag's text; the rest only keeps
 * two reports of one tag apart.
 *
 * @param release the release
 * @param version the version its tag spells
 */
record Candidate(Release release, Version version) implements Comparable<Candidate> {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparing(Candidate::version)
                    .thenComparing(candidate -> candidate.release.publishedAt().orElse(Instant.MIN))
                    .thenComparing(candidate -> candidate.release.tag())
                    .thenComparing(candidate -> candidate.release.toString());

    /**
     * A version is a prerelease if its text says so or the forge flags it, whatever the other one
     * says.
     */
    boolean isPrerelease() {
        return version.isPrerelease() || release.prerelease();
    }

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }
}
