package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;

/**
 * Stands between kohsuke and the network while one listing is read, page after page on one thread.
 * kohsuke goes where the host's links lead it, for as long as they do; here every request is held
 * against the API's address, the pages already read and the limits. An answer passes only if it is
 * a success and is here whole, so that kohsuke has nothing to retry, to wait for or to quote. Below
 * it {@link RetryInterceptor} asks again what may be had at the next try.
 */
final class ListingGuard implements Interceptor {

    private static final int REDIRECTS = 5;

    /** How many bytes of an answer may be blank before its list begins. */
    private static final int HEAD = 64;

    /** A link to the next page, in RFC 8288 with or without the quotes. */
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel=\"?next\\b", Pattern.CASE_INSENSITIVE);

    private final GitHubLimits limits;
    private final GitHubFailures failures;
    private final HostQuota quota;
    private final Set<HttpUrl> asked = new HashSet<>();
    private Optional<HttpUrl> redirect = Optional.empty();
    private boolean more;

    ListingGuard(GitHubLimits limits, GitHubFailures failures, HostQuota quota) {
        this.limits = limits;
        this.failures = failures;
        this.quota = quota;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try (Response response = answer(chain)) {
            check(response);
            return whole(response);
        } catch (SourceException e) {
            throw new ListingFailure(e);
        } catch (IOException e) {
            throw new ListingFailure(failures.broken(e, chain.call().isCanceled()));
        }
    }

    private Response answer(Chain chain) throws IOException, SourceException {
        // OkHttp unpacks an answer only if it asked for a packed one itself.
        Request request = chain.request().newBuilder().removeHeader("Accept-Encoding").build();
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            permit(request.url());
            Response response = chain.proceed(request);
            Optional<HttpUrl> target = target(response);
            if (target.isEmpty()) {
                return response;
            }
            response.close();
            redirect = target;
            request = request.newBuilder().url(target.get()).build();
        }
        throw failures.endless(REDIRECTS + " redirects");
    }

    private static Optional<HttpUrl> target(Response response) {
        return Optional.ofNullable(response.header("Location"))
                .filter(location -> response.isRedirect())
                .map(response.request().url()::resolve);
    }

    private void permit(HttpUrl url) throws SourceException {
        Optional<RateLimit> limit = quota.limit();
        if (limit.isPresent()) {
            throw failures.stillLimited(limit.get());
        }
        if (!failures.api().covers(url)) {
            throw failures.elsewhere(url);
        }
        if (!asked.add(url)) {
            throw failures.circle();
        }
        if (asked.size() > limits.pages()) {
            throw failures.endless(limits.pages() + " pages");
        }
    }

    private void check(Response response) throws IOException, SourceException {
        Optional<RateLimit> limit = RateLimit.in(response);
        if (limit.isPresent()) {
            quota.usedUp(limit.get());
            throw failures.limited(response.code(), limit.get());
        }
        if (response.code() != 200) {
            throw failures.status(response.code());
        }
    }

    /**
     * The same answer, out of memory; what fails on the way fails here and not inside kohsuke,
     * which would also take {@code null} for a page without entries.
     */
    private Response whole(Response response) throws IOException, SourceException {
        BufferedSource source = response.body().source();
        if (source.request(limits.bodyBytes() + 1)) {
            throw failures.tooLarge(limits.bodyBytes());
        }
        ByteString body = source.readByteString();
        if (!body.substring(0, Math.min(body.size(), HEAD)).utf8().stripLeading().startsWith("[")) {
            throw failures.shapeless();
        }
        more = NEXT.matcher(String.join(",", response.headers("Link"))).find();
        return response.newBuilder()
                .body(ResponseBody.create(body, response.body().contentType()))
                .build();
    }

    /** Where the host sent the question on to, if it did. */
    Optional<HttpUrl> redirect() {
        return redirect;
    }

    /** Makes sure that no page is left; kohsuke follows no link on a page without entries. */
    void checkFinished() throws SourceException {
        if (more) {
            throw failures.unfinished();
        }
    }
}
