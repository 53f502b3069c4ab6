package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityTest extends CheckedTest {

    @Test
    void thePrereleaseThatNobodyAskedForIsTold() throws Exception {
        registry.json("\"0.3.0\"", "\"0.3.0-rc.1\"").json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings())
                .containsExactly(
                        "version-prerelease-as-latest plugins.json:29:24 saw: 0.3.0-rc.1 is a prerelease, and a stable version is expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"includePrereleases: true", "pin: {version: 0.3.0-rc.1, reason: because}"})
    void thePrereleaseThatTheDefinitionLetsInIsTheLatest(String key) throws Exception {
        registry.definition("status: beta", "status: beta\n    " + key)
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void aPluginWithAPrereleaseIsNotCalledStable() throws Exception {
        registry.definition("status: beta", "status: stable\n    includePrereleases: true")
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings())
                .containsExactly(
                        "status-mismatch registry.yaml:15:5 saw: it is called stable, and its latest version is 0.3.0-rc.1");
        assertThat(registry.pointers())
                .containsExactly("status-mismatch warning /plugins/1/status");
    }

    @Test
    void whatIsStableByDefaultIsToldAtThePlugin() throws Exception {
        registry.definition("    status: beta\n", "    includePrereleases: true\n")
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.pointers()).containsExactly("status-mismatch warning /plugins/1");
    }

    @Test
    void aVersionOfZeroIsNotCalledStableWhereSomebodyWantsToKnow() throws Exception {
        registry.definition("status: beta", "status: stable");
        assertThat(registry.findings()).isEmpty();
        registry.weighing(Rule.STATUS_STABLE_AT_ZERO, Severity.WARNING);
        assertThat(registry.findings())
                .containsExactly(
                        "status-stable-at-zero registry.yaml:15:5 saw: it is called stable, and its latest version is 0.3.0");
    }
}
