package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a plugins.json says, it is read, or refused with its place in a line. */
class PublishedFuzzTest {

    @Property
    void isReadOrRefused(@ForAll("registries") String text) {
        assertThat(outcome(text)).isEqualTo(outcome(text));
    }

    private static String outcome(String text) {
        try {
            PublishedRegistry published = PublishedRegistry.parse(text);
            assertThat(published.locate("/plugins/0/latestVersion").line()).isPositive();
            return published.entries().toString() + published.lastUpdated();
        } catch (InvalidRegistryFileException e) {
            assertThat(e.getMessage())
                    .hasSizeLessThan(300)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
            assertThat(e.line()).isPositive();
            assertThat(e.remedy()).isNotEmpty();
            return e.getMessage();
        }
    }

    @Provide
    Arbitrary<String> registries() throws IOException {
        return Mutations.of(
                Files.readString(
                        Path.of(
                                System.getProperty("repository.root"),
                                "registry-core/src/test/resources/render/plugins.json")));
    }
}
