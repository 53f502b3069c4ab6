package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What became of asking a repository for a listing. */
sealed interface Answer {

    <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed);

    /** The listing came back whole. */
    record Listed(List<Release> releases) implements Answer {
        public Listed {
            releases = List.copyOf(releases);
        }

        /**
         * Both listings as one; what this one says of a tag goes before what the other says of it.
         */
        Listed and(Listed other) {
            Map<String, Release> both = new LinkedHashMap<>();
            Stream.concat(releases.stream(), other.releases.stream())
                    .forEach(release -> both.putIfAbsent(release.tag(), release));
            return new Listed(List.copyOf(both.values()));
        }

        boolean matches(TagPattern pattern) {
            return releases.stream()
                    .anyMatch(release -> pattern.version(release.tag()).isPresent());
        }

        @Override
        public <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed) {
            return listed.apply(this);
        }
    }

    /** It did not. */
    record Failed(Reason reason) implements Answer {
        @Override
        public <T> T fold(Function<Listed, T> listed, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }
}
