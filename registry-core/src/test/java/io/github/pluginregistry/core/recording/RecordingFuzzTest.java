package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.testing.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a recording says, it is read and can be written again, or refused in a line. */
class RecordingFuzzTest {

    private static final String RECORDING =
            """
            {
              "repository": "https://github.com/o/r",
              "releases": [
                {
                  "tag": "a/v1.0.0",
                  "publishedAt": "2026-08-14T03:24:18Z",
                  "prerelease": true,
                  "page": "https://github.com/o/r/releases/tag/a/v1.0.0"
                }
              ],
              "tags": [
                {
                  "name": "a/v1.0.0",
                  "commit": "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                  "annotated": true,
                  "date": "2026-08-14T03:24:18Z"
                }
              ]
            }
            """;

    private static final Path FILE = newFile();

    @AfterContainer
    static void deleteTheFile() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Property
    void readsOrRejectsAnyRecording(@ForAll("recordings") byte[] text) throws IOException {
        Files.write(FILE, text);

        assertThat(outcome()).isEqualTo(outcome());
    }

    private static String outcome() throws IOException {
        try {
            Recording recording = read();
            String again = RecordingWriter.text(recording);
            Files.writeString(FILE, again);
            assertThat(read()).isEqualTo(recording);
            return recording.toString();
        } catch (SourceException e) {
            assertThat(e.problem())
                    .startsWith(FILE + ":")
                    .hasSizeLessThan(FILE.toString().length() + 300)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
            return e.problem();
        }
    }

    private static Recording read() throws SourceException {
        return RecordingReader.read(FILE, CheckoutBoundary.around(FILE.getParent()));
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("recording", ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<byte[]> recordings() {
        return Mutations.bytesOf(RECORDING);
    }
}
