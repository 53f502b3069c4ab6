package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(2, 3, nanos::get);

    @Test
    void takesABurstAndThenTheRate() {
        assertThat(taken("a", 5)).isEqualTo(3);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(taken("a", 5)).isEqualTo(2);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(taken("a", 5)).isEqualTo(3);
    }

    @Test
    void countsEachSourceAlone() {
        assertThat(taken("a", 5)).isEqualTo(3);
        assertThat(taken("b", 5)).isEqualTo(3);
    }

    @Test
    void countsAddressesOfOneNetworkTogether() {
        assertThat(RateLimits.network("2001:db8:1:2::1"))
                .isEqualTo(RateLimits.network("2001:db8:1:2:ffff::2"))
                .isNotEqualTo(RateLimits.network("2001:db8:1:3::1"));
        assertThat(RateLimits.network("192.0.2.1")).isNotEqualTo(RateLimits.network("192.0.2.2"));
    }

    private int taken(String source, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limiter.take(source) ? 1 : 0;
        }
        return taken;
    }
}
