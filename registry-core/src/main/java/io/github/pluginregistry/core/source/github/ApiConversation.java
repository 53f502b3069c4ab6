package io.github.pluginregistry.core.source.github;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Stands between kohsuke and the network while something is read and changed in turn. Every request
 * goes to the API itself, follows no redirect, and is bounded; the status of the last answer is
 * remembered, since kohsuke tells it for some of them alone. What creates something is sent once:
 * whether a request that broke had come through, nobody knows.
 */
final class ApiConversation implements GitHubConnector {

    private static final MediaType JSON = MediaType.get("application/json");

    private final GitHubLimits limits;
    private final GitHubFailures failures;
    private final HostQuota quota;
    private final Call.Factory once;
    private final Call.Factory repeatedly;
    private int status;

    /**
     * @param once sends a request once
     * @param repeatedly sends a request again that could not be answered
     */
    ApiConversation(
            GitHubLimits limits,
            GitHubFailures failures,
            HostQuota quota,
            Call.Factory once,
            Call.Factory repeatedly) {
        this.limits = limits;
        this.failures = failures;
        this.quota = quota;
        this.once = once;
        this.repeatedly = repeatedly;
    }

    /** The status of the last answer, or 0 where none came. */
    int status() {
        return status;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        status = 0;
        HttpUrl url = HttpUrl.get(request.url().toString());
        if (!failures.api().covers(url)) {
            throw new ListingFailure(failures.elsewhere(url));
        }
        Optional<RateLimit> limit = quota.limit();
        if (limit.isPresent()) {
            throw new ListingFailure(failures.stillLimited(limit.get()));
        }
        Call call = (repeats(request) ? repeatedly : once).newCall(carried(url, request));
        try (Response response = call.execute()) {
            status = response.code();
            check(response);
            return new ApiAnswer(request, response, whole(response));
        } catch (ListingFailure e) {
            throw e;
        } catch (IOException e) {
            throw new ListingFailure(failures.broken(e, call.isCanceled()));
        }
    }

    private static boolean repeats(GitHubConnectorRequest request) {
        return !request.method().equals("POST");
    }

    /** The same request for OkHttp, which unpacks an answer only if it asks for a packed one. */
    private static Request carried(HttpUrl url, GitHubConnectorRequest request) throws IOException {
        Request.Builder carried = new Request.Builder().url(url);
        for (Map.Entry<String, List<String>> header : request.allHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("accept-encoding") && !name.equals("content-type")) {
                header.getValue().forEach(value -> carried.addHeader(header.getKey(), value));
            }
        }
        return carried.method(request.method(), body(request)).build();
    }

    private static @Nullable RequestBody body(GitHubConnectorRequest request) throws IOException {
        if (request.hasBody()) {
            try (InputStream body = request.body()) {
                return RequestBody.create(ByteString.of(body.readAllBytes()), JSON);
            }
        }
        return request.method().equals("GET") ? null : RequestBody.create(ByteString.EMPTY, null);
    }

    private void check(Response response) throws IOException {
        Optional<RateLimit> limit = RateLimit.in(response);
        if (limit.isPresent()) {
            quota.usedUp(limit.get());
            throw new ListingFailure(failures.limited(response.code(), limit.get()));
        }
        if (response.code() / 100 == 3) {
            // kohsuke would follow, and what is changed elsewhere is not what was to be changed.
            throw new ListingFailure(failures.unwanted(response.code()));
        }
    }

    private ByteString whole(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(limits.bodyBytes() + 1)) {
            throw new ListingFailure(failures.tooLarge(limits.bodyBytes()));
        }
        return source.readByteString();
    }
}
