package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionFormatRuleTest extends CheckedTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "latest", "v1.2.0.1", "v01.2.0", "1e9"})
    void checksAVersionByThePluginsScheme(String version) throws Exception {
        registry.json("\"0.3.0\"", "\"" + version + "\"");
        assertThat(registry.findings())
                .containsExactly(
                        "version-format plugins.json:29:24 saw: \"%s\" is not a version of the scheme semver"
                                .formatted(version));
    }

    @Test
    void acceptsVersionsOfAnotherScheme() throws Exception {
        registry.definition("status: beta", "versionScheme: maven")
                .json("\"0.3.0\"", "\"1.2\"")
                .json("saw-0.3.0", "saw-1.2");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void acceptsAnySchemeWithoutADefinition() throws Exception {
        registry.json("\"0.3.0\"", "\"1.2\"").withoutDefinition();
        assertThat(registry.findings()).isEmpty();
        registry.json("\"1.2\"", "\"latest\"");
        assertThat(registry.findings())
                .containsExactly(
                        "version-format plugins.json:29:24 saw: \"latest\" is not a version");
    }

    @Test
    void checksTheLatestPrerelease() throws Exception {
        registry.json("v1.3.0-rc.1", "soon");
        assertThat(registry.pointers())
                .containsExactly("version-format error /plugins/0/latestPrerelease");
    }

    @Test
    void warnsOfAnUnknownVersion() throws Exception {
        registry.json("\"0.3.0\"", "\"unknown\"").json("/releases/tag/saw-0.3.0", "");
        assertThat(registry.findings())
                .containsExactly(
                        "version-unknown plugins.json:29:24 saw: no version of it is known");
        assertThat(registry.pointers())
                .containsExactly("version-unknown warning /plugins/1/latestVersion");
    }

    @Test
    void leavesAnEmptyVersionToTheSchema() throws Exception {
        registry.json("\"0.3.0\"", "\"\"");
        assertThat(registry.pointers()).containsExactly("schema error /plugins/1/latestVersion");
    }

    @Test
    void reportsAPrereleaseAsLatestVersion() throws Exception {
        registry.json("\"0.3.0\"", "\"0.3.0-rc.1\"").json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings())
                .containsExactly(
                        "version-prerelease-as-latest plugins.json:29:24 saw: 0.3.0-rc.1 is a prerelease, and a stable version is expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"includePrereleases: true", "pin: {version: 0.3.0-rc.1, reason: because}"})
    void acceptsAPrereleaseThatTheDefinitionAllows(String key) throws Exception {
        registry.definition("status: beta", "status: beta\n    " + key)
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void warnsOfAStablePluginWithAPrerelease() throws Exception {
        registry.definition("status: beta", "status: stable\n    includePrereleases: true")
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.findings())
                .containsExactly(
                        "status-mismatch registry.yaml:15:5 saw: its status is stable, but its latest version is 0.3.0-rc.1");
        assertThat(registry.pointers())
                .containsExactly("status-mismatch warning /plugins/1/status");
    }

    @Test
    void locatesADefaultStatusAtThePlugin() throws Exception {
        registry.definition("    status: beta\n", "    includePrereleases: true\n")
                .json("\"0.3.0\"", "\"0.3.0-rc.1\"")
                .json("saw-0.3.0", "saw-0.3.0-rc.1");
        assertThat(registry.pointers()).containsExactly("status-mismatch warning /plugins/1");
    }

    @Test
    void warnsOfAStablePluginAtVersionZeroIfEnabled() throws Exception {
        registry.definition("status: beta", "status: stable");
        assertThat(registry.findings()).isEmpty();
        registry.weighing(Rule.STATUS_STABLE_AT_ZERO, Severity.WARNING);
        assertThat(registry.findings())
                .containsExactly(
                        "status-stable-at-zero registry.yaml:15:5 saw: its status is stable, but its latest version is 0.3.0");
    }
}
