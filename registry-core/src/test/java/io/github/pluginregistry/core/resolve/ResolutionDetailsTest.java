package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolutionDetailsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private static ResolutionDetails details(String pattern, String... tags) {
        return new TestResolver(new FakeSource().tags(HOME, tags), NOW)
                .details(ResolveScope.EVERYTHING, Map.of(), plugin("a", pattern))
                .get(0);
    }

    @Test
    void tellsHowTheLatestVersionCameAbout() {
        ResolutionDetails details = details("a/*", "a/v1.0.0", "a/v1.1.0", "a/v1.2.0-rc.1");

        assertThat(details.chosen().map(Candidate::text)).contains("v1.1.0");
        assertThat(details.prerelease().map(Candidate::text)).contains("v1.2.0-rc.1");
        assertThat(details.candidates())
                .extracting(Candidate::text, details::mayBeLatest)
                .containsExactly(
                        tuple("v1.2.0-rc.1", false), tuple("v1.1.0", true), tuple("v1.0.0", true));
        assertThat(details.suggestion()).isEmpty();
    }

    @Test
    void suggestsAPatternWhereNoTagMatches() {
        assertThat(details("kuberntes/*", "kubernetes/v1.0.0").suggestion())
                .map(it -> it.pattern().toString())
                .contains("kubernetes/*");
    }

    @Test
    void aDefinitionOutsideOfACheckoutMayNameAnyPath() {
        assertThat(CheckoutIndex.NONE.holds().test("plugins/a")).isTrue();
    }
}
