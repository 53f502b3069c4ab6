package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSchemeTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsKey(VersionScheme scheme) {
        assertThat(VersionScheme.of(scheme.key())).contains(scheme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SemVer", "SEMVER", "calver"})
    void isNotFoundByAnyOtherKey(String key) {
        assertThat(VersionScheme.of(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.1.0,  v1.0.0,  true",
        "v1.0.0,  v1.0.0,  false",
        "v1.0.0,  v1.1.0,  false",
        "v1.10.0, v1.9.0,  true",
        "v1.0.0,  unknown, true",
        "unknown, v1.0.0,  false",
        "unknown, none,    false"
    })
    void whatIsNoVersionIsLowerThanEveryVersion(String one, String other, boolean higher) {
        assertThat(VersionScheme.SEMVER.isHigher(one, other)).isEqualTo(higher);
    }

    @Test
    void doesNotCompareVersionsOfDifferentSchemes() {
        Version semantic = VersionScheme.SEMVER.parse("1.0.0").orElseThrow();
        Version maven = VersionScheme.MAVEN.parse("1.2").orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> semantic.compareTo(maven))
                .withMessageContainingAll("1.0.0", "1.2", "no common order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> maven.compareTo(semantic))
                .withMessageContainingAll("1.0.0", "1.2", "no common order");
    }
}
