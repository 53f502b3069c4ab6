package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.http.RequestCounter;
import java.time.Duration;
import java.util.Locale;

/**
 * Statistics of the requests of a run.
 *
 * @param bytes the size of the response bodies on the wire
 */
public record RequestStats(int repositories, long requests, long bytes, Duration elapsed) {

    /** The statistics of a run that asked nothing. */
    public static final RequestStats NONE = new RequestStats(0, 0, 0, Duration.ZERO);

    static RequestStats of(int repositories, RequestCounter traffic, Duration elapsed) {
        return new RequestStats(repositories, traffic.requests(), traffic.bytes(), elapsed);
    }

    /** For example {@code 3 repositories, 4 requests, 1 KB, 0.4 s}, with 1,000 bytes to a KB. */
    @Override
    public String toString() {
        return "%s, %s%s, %s s"
                .formatted(
                        count(repositories, "repository", "repositories"),
                        count(requests, "request", "requests"),
                        bytes == 0 ? "" : ", " + size(),
                        tenths(elapsed.toMillis() / 1_000.0));
    }

    private String size() {
        if (bytes < 1_000) {
            return count(bytes, "byte", "bytes");
        }
        return bytes < 999_500 ? Math.round(bytes / 1e3) + " KB" : tenths(bytes / 1e6) + " MB";
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
