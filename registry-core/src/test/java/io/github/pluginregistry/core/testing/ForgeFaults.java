package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the forge does instead of answering well: for requests of one kind, or for all. */
public final class ForgeFaults {

    private final Optional<ForgeFaults> common;
    private final Map<String, ResponseDefinitionBuilder> fixed = new ConcurrentHashMap<>();
    private final Map<String, ResponseDefinitionBuilder> fixedOnce = new ConcurrentHashMap<>();
    private final Crowd crowd = new Crowd();
    private volatile Optional<Duration> latency = Optional.empty();
    private volatile Optional<AtomicInteger> remaining = Optional.empty();

    private ForgeFaults(Optional<ForgeFaults> common) {
        this.common = common;
    }

    /** Faults of requests of every kind. */
    static ForgeFaults ofAll() {
        return new ForgeFaults(Optional.empty());
    }

    /** Faults of requests of one kind, beside those of every kind. */
    ForgeFaults ofOneKind() {
        return new ForgeFaults(Optional.of(this));
    }

    /** From now on a repository is answered with a status that is no success. */
    public ForgeFaults failing(String repository, int status) {
        return failing(repository, status, Map.of());
    }

    /** The same with headers, such as those of a rate limit. */
    public ForgeFaults failing(String repository, int status, Map<String, String> headers) {
        return answering(repository, failure(status, headers));
    }

    /** The next request about a repository, and no other, is answered so. */
    public ForgeFaults failingOnce(String repository, int status, Map<String, String> headers) {
        return answeringOnce(repository, failure(status, headers));
    }

    /** The same with any answer. */
    public ForgeFaults answeringOnce(String repository, ResponseDefinitionBuilder answer) {
        fixedOnce.put(repository, answer);
        return this;
    }

    /**
     * From now on a repository is answered as WireMock can: faults, delays, any body. A GraphQL
     * request is about every repository that it names.
     */
    public ForgeFaults answering(String repository, ResponseDefinitionBuilder answer) {
        fixed.put(repository, answer);
        return this;
    }

    /** From now on every answer takes so long. */
    public ForgeFaults answeringAfter(Duration time) {
        latency = Optional.of(time);
        return this;
    }

    /**
     * From now on requests are answered so many at a time, and none before they have all come.
     *
     * @param alone how many are answered by themselves before that begins
     * @param together how many are answered at a time
     */
    public ForgeFaults gathering(int alone, int together) {
        crowd.gather(alone, together);
        return this;
    }

    /** So many more requests are allowed, as every answer tells from now on. */
    public ForgeFaults rateLimit(int requests) {
        remaining = Optional.of(new AtomicInteger(requests));
        return this;
    }

    private static ResponseDefinitionBuilder failure(int status, Map<String, String> headers) {
        ResponseDefinitionBuilder answer =
                WireMock.jsonResponse("{\"message\": \"Trouble\"}", status);
        headers.forEach(answer::withHeader);
        return answer;
    }

    /** The most requests that were here at once. */
    public int mostAtOnce() {
        return crowd.most();
    }

    /** What a repository is answered with instead; empty where all is well. */
    Optional<ResponseDefinitionBuilder> about(String repository) {
        return Optional.ofNullable(fixedOnce.remove(repository))
                .or(() -> Optional.ofNullable(fixed.get(repository)))
                .map(fix -> ResponseDefinitionBuilder.like(fix.build()))
                .or(() -> common.flatMap(faults -> faults.about(repository)));
    }

    /** Lets a request come in, and answers it in time or late. */
    ResponseDefinitionBuilder answered(ResponseDefinitionBuilder answer) {
        crowd.enter();
        crowd.leave();
        remaining.ifPresent(
                left ->
                        answer.withHeader(
                                "X-RateLimit-Remaining", String.valueOf(left.decrementAndGet())));
        boolean late = latency.isPresent() && answer.build().getFixedDelayMilliseconds() == null;
        return late
                ? answer.withFixedDelay(Math.toIntExact(latency.orElseThrow().toMillis()))
                : answer;
    }
}
