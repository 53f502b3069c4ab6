package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionLoaderTest {

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    60 | return null;                                     | capabilities are null
                    60 | throw new AssertionError("oops\\n::add-mask::a"); | oops⟨U+000A⟩::add-mask::a
                    60 | return Capabilities.of("Not an id", "");         | "Not an id" is not the id of an extension
                    1  | try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) {} return null; | it takes longer than 1 s
                    """)
    void saysWhyAnExtensionCannotBeLoaded(int limit, String body, String reason) throws Exception {
        ExtensionJar jar =
                new ExtensionJar(directory)
                        .extension(
                                "acme.Broken",
                                """
                                package acme;
                                import io.github.pluginregistry.sdk.*;
                                public final class Broken implements Notifier {
                                    public Capabilities capabilities() { %s }
                                    public void notify(Notification notification) {}
                                }
                                """
                                        .formatted(body));
        try (ExtensionLoader loader =
                new ExtensionLoader(List.of(jar.build("broken")), "acme:broken:1")) {
            assertThatThrownBy(() -> loader.load(Duration.ofSeconds(limit)))
                    .isInstanceOf(ExtensionException.class)
                    .hasMessageStartingWith(
                            "an extension of acme:broken:1 cannot be loaded: " + reason)
                    .hasNoCause();
        }
    }
}
