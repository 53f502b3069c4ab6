package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestMatchTest {

    private static final List<String> KEYS =
            List.of("id", "name", "description", "tagPattern", "status", "repository", "docs");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    tagPatern,   tagPattern
                    tagpattern,  tagPattern
                    TAG_PATTERN, tagPattern
                    stauts,      status
                    nmae,        name
                    Name,        name
                    ids,         id
                    repositry,   repository
                    repo,
                    doc,         docs
                    owner,
                    x,
                    '',
                    """)
    void findsTheKeyThatWasMeant(String word, String key) {
        assertThat(ClosestMatch.to(word, KEYS).orElse(null)).isEqualTo(key);
    }

    @Test
    void prefersTheWordThatTheFewestChangesLeadTo() {
        assertThat(ClosestMatch.to("plugins", List.of("plugin", "plugins-x", "pluginsx")))
                .contains("plugin");
        assertThat(ClosestMatch.to("pluginsxx", List.of("plugins", "pluginsx")))
                .contains("pluginsx");
    }

    @Test
    void prefersTheFirstByTextOfTwoEquallyClose() {
        assertThat(ClosestMatch.to("kit", List.of("kits", "bit", "kid"))).contains("bit");
        assertThat(ClosestMatch.to("NAME", List.of("name", "Name"))).contains("Name");
    }

    @Test
    void ignoresCandidatesThatAWordOfTheirLengthWouldHaveToBeMistypedFor() {
        assertThat(ClosestMatch.to("abcxx", List.of("abcde"))).contains("abcde");
        assertThat(ClosestMatch.to("abxxx", List.of("abcde"))).isEmpty();
        assertThat(ClosestMatch.to("y", List.of("x"))).isEmpty();
    }

    @Test
    void ignoresWordsThatNobodyTypes() {
        String longest = "x".repeat(250);
        assertThat(ClosestMatch.to(longest, List.of(longest))).contains(longest);
        assertThat(ClosestMatch.to(longest + "x", List.of(longest))).isEmpty();
        assertThat(ClosestMatch.to(longest, List.of(longest + "x"))).isEmpty();
    }
}
