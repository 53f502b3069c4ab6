package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** What a socket cannot show; everything else stands in {@link ListingGuardTest}. */
class PageFetcherTest {

    private static final Request REQUEST =
            new Request.Builder().url("https://api.github.com/repos/o/r/tags").build();

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final OkHttpClient client =
            new OkHttpClient.Builder().addInterceptor(chain -> hang()).build();
    private final Semaphore room = new Semaphore(1);
    private final PageFetcher fetcher =
            new PageFetcher(
                    GitHubLimits.DEFAULT,
                    new GitHubFailures(
                            ApiAddress.of("github.com", URI.create("https://api.github.com")),
                            false,
                            "tags of o/r"),
                    new HostQuota(),
                    room,
                    new Shelf(
                            Optional.empty(), new EntityTags(Optional.empty()), SecretFilter.NONE),
                    client);

    @Test
    void givesUpWhatIsOnItsWayWhenNobodyWaitsForItAnyMore() throws Exception {
        Thread asking = new Thread(this::failure);
        asking.start();
        started.await();
        Call call = client.dispatcher().runningCalls().get(0);

        fetcher.close();

        assertThat(call.isCanceled()).isTrue();
        over.countDown();
        asking.join();
        assertThat(room.availablePermits()).isEqualTo(1);
    }

    @Test
    void waitsForRoomNoLongerThanSomebodyWaitsForThePage() throws Exception {
        room.acquire();
        Thread.currentThread().interrupt();

        assertThat(failure().kind()).isEqualTo(SourceException.Kind.UNREACHABLE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(room.availablePermits()).isZero();
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> fetcher.fetch(REQUEST));
    }

    private Response hang() {
        started.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("there is no answer");
    }
}
