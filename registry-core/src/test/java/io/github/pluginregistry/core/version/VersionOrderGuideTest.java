package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.DocumentedTable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of docs/version-order.md. */
class VersionOrderGuideTest {

    @ParameterizedTest
    @MethodSource
    void everyTextIsReadAsPromised(
            VersionScheme scheme, String text, String version, String prerelease) {
        assertThat(scheme.parse(text).map(Version::isPrerelease).map(this::yesOrNo).orElse(""))
                .isEqualTo(prerelease);
        assertThat(yesOrNo(scheme.parse(text).isPresent())).isEqualTo(version);
    }

    static Stream<Arguments> everyTextIsReadAsPromised() {
        return rowsOfAllSchemes("Valid %s versions");
    }

    @ParameterizedTest
    @MethodSource
    void everyPairIsOrderedAsPromised(
            VersionScheme scheme, String left, String order, String right) {
        int compared =
                scheme.parse(left).orElseThrow().compareTo(scheme.parse(right).orElseThrow());
        assertThat(compared < 0 ? "below" : compared > 0 ? "above" : "equal to").isEqualTo(order);
    }

    static Stream<Arguments> everyPairIsOrderedAsPromised() {
        return rowsOfAllSchemes("Order of %s versions");
    }

    private static Stream<Arguments> rowsOfAllSchemes(String heading) {
        return Stream.of(VersionScheme.values())
                .flatMap(
                        scheme ->
                                DocumentedTable.rows(
                                                "version-order.md", heading.formatted(scheme.key()))
                                        .map(row -> Arguments.of(prepended(scheme, row.get()))));
    }

    private static Object[] prepended(Object first, Object[] others) {
        return Stream.concat(Stream.of(first), Stream.of(others)).toArray();
    }

    private String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }
}
