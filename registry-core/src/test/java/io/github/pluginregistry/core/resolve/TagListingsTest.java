package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.FakeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TagListingsTest {

    private static final RepositoryUrl PLUGINS =
            RepositoryUrl.of("https://github.com/acme/plugins");
    private static final RepositoryUrl OTHER = RepositoryUrl.of("https://gitlab.com/acme/other");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch reported = new CountDownLatch(1);
    private final ProgressListener progress =
            new ProgressListener() {
                @Override
                public void asking(RepositoryUrl repository) {
                    heard.add("asking " + repository.host());
                }

                @Override
                public void answered(RepositoryUrl repository, int tags) {
                    heard.add(repository.host() + " has " + tags);
                }

                @Override
                public void done(RepositoryUrl repository) {
                    heard.add("done with " + repository.host());
                }

                @Override
                public void asked(int done, int repositories, long requests) {
                    if (done == 0) {
                        reported.countDown();
                    }
                    if (done == repositories) {
                        heard.add("asked all");
                    }
                }
            };

    private TagListings.Found list(ReleaseSource source, Duration limit, RepositoryUrl... urls) {
        return new TagListings(
                        requests -> source,
                        progress,
                        new ResolveLimits(limit, 8),
                        Duration.ofMillis(1))
                .list(List.of(urls));
    }

    @Test
    void findsTheTagsOfOneRepositoryAndTheFailureOfAnother() {
        FakeSource source =
                new FakeSource()
                        .tags(PLUGINS.address(), "v1.0.0", "v2.0.0")
                        .failing(OTHER.address(), SourceException.Kind.NOT_FOUND);

        TagListings.Found found = list(source, Duration.ofMinutes(1), PLUGINS, OTHER);

        assertThat(found.tags()).containsOnlyKeys(PLUGINS);
        assertThat(found.tags().get(PLUGINS).tags())
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("v1.0.0", "v2.0.0");
        assertThat(found.failures()).containsOnlyKeys(OTHER);
        assertThat(heard)
                .contains("asking github.com", "github.com has 2", "done with gitlab.com")
                .endsWith("asked all");
    }

    @Test
    void reportsProgressWhileAHostIsSilent() {
        assertThat(list(new Waiting(reported), Duration.ofMinutes(1), PLUGINS).tags())
                .containsOnlyKeys(PLUGINS);
    }

    @Test
    void endsWithTheTimeOfTheRun() {
        Waiting source = new Waiting(new CountDownLatch(1));

        assertThat(list(source, Duration.ofMillis(20), PLUGINS).failures().get(PLUGINS))
                .hasMessageContaining("no answer came within the 0.02 s that a run may take");
    }

    /** Answers once something has happened. */
    private record Waiting(CountDownLatch latch) implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes)
                throws SourceException {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new SourceException(
                        SourceException.Kind.UNREACHABLE, "interrupted", "ask again", e);
            }
            return TagListing.of(List.of(Release.ofTag("v1.0.0")));
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) {
            return ReleaseDetails.none();
        }
    }
}
