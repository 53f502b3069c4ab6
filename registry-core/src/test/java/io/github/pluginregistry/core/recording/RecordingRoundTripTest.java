package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RecordingRoundTripTest {

    private static Path file;

    @BeforeContainer
    static void makeAFile() throws IOException {
        file = Files.createTempFile("recording", ".json");
    }

    @AfterContainer
    static void deleteTheFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void givesBackWhatWasRecorded(@ForAll("recordings") Recording recording)
            throws IOException, SourceException {
        String text = RecordingWriter.text(recording);
        Files.writeString(file, text);

        Recording read = RecordingReader.read(file, CheckoutBoundary.around(file.getParent()));
        assertThat(read).isEqualTo(recording);
        assertThat(RecordingWriter.text(read)).isEqualTo(text);
        assertThat(text).endsWith("}\n").doesNotContain("\r");
    }

    @Provide
    Arbitrary<Recording> recordings() {
        Arbitrary<List<Release>> listings = releases().list().ofMaxSize(5).injectNull(0.1);
        Arbitrary<Map<String, TagRelease>> lookups =
                releases()
                        .list()
                        .ofMaxSize(5)
                        .map(
                                all ->
                                        all.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Release::tag,
                                                                RecordingRoundTripTest::lookup,
                                                                (one, other) -> one)));
        return Combinators.combine(
                        listings, listings, lookups, Arbitraries.of(true, false).injectNull(0.1))
                .as(
                        (tags, releases, lookedUp, any) ->
                                new Recording(
                                        RepositoryUrl.of("https://git.example.com/a/b"),
                                        tags,
                                        releases,
                                        lookedUp,
                                        any,
                                        true));
    }

    private static TagRelease lookup(Release release) {
        return release.publishedAt().isEmpty()
                ? release.prerelease() ? new TagRelease.Draft() : new TagRelease.None()
                : new TagRelease.Published(
                        release.publishedAt().orElse(null), release.prerelease());
    }

    private static Arbitrary<Release> releases() {
        Arbitrary<String> names =
                Arbitraries.strings()
                        .all()
                        .excludeChars('\ufffe', '\uffff')
                        .ofMinLength(1)
                        .filter(RecordingRoundTripTest::isText);
        Arbitrary<String> commits =
                Arbitraries.of(40, 64)
                        .flatMap(
                                n ->
                                        Arbitraries.strings()
                                                .withChars("0123456789abcdef")
                                                .ofLength(n));
        Arbitrary<Instant> dates =
                Combinators.combine(
                                Arbitraries.longs()
                                        .between(
                                                Instant.MIN.getEpochSecond(),
                                                Instant.MAX.getEpochSecond()),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond);
        return Combinators.combine(
                        names, commits.optional(), dates.optional(), Arbitraries.of(true, false))
                .as(
                        (name, commit, date, flagged) ->
                                new Release(name, commit.orElse(null), date.orElse(null), flagged));
    }

    /** A half of a surrogate pair is no text; git has none in a name. */
    private static boolean isText(String name) {
        return !name.isBlank()
                && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
