package io.github.pluginregistry.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

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
        assertThat(Nearest.to(word, KEYS).orElse(null)).isEqualTo(key);
    }

    @Test
    void prefersTheWordThatTheFewestChangesLeadTo() {
        assertThat(Nearest.to("plugins", List.of("plugin", "plugins-x", "pluginsx")))
                .contains("plugin");
        assertThat(Nearest.to("pluginsxx", List.of("plugins", "pluginsx"))).contains("pluginsx");
    }

    @Test
    void prefersTheFirstByTextOfTwoEquallyClose() {
        assertThat(Nearest.to("kit", List.of("kits", "bit", "kid"))).contains("bit");
        assertThat(Nearest.to("NAME", List.of("name", "Name"))).contains("Name");
    }

    @Test
    void ignoresCandidatesThatAWordOfTheirLengthWouldHaveToBeMistypedFor() {
        assertThat(Nearest.to("abcxx", List.of("abcde"))).contains("abcde");
        assertThat(Nearest.to("abxxx", List.of("abcde"))).isEmpty();
        assertThat(Nearest.to("y", List.of("x"))).isEmpty();
    }

    @Test
    void ignoresWordsThatNobodyTypes() {
        String longest = "x".repeat(250);
        assertThat(Nearest.to(longest, List.of(longest))).contains(longest);
        assertThat(Nearest.to(longest + "x", List.of(longest))).isEmpty();
        assertThat(Nearest.to(longest, List.of(longest + "x"))).isEmpty();
    }
}
