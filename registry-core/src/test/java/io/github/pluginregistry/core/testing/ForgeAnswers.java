package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers every request out of the repositories the forge has, page by page as GitHub does. */
final class ForgeAnswers implements ResponseDefinitionTransformerV2 {

    private static final Pattern LISTING =
            Pattern.compile("/(?:repos/([^/]+/[^/]+)|repositories/(\\d+))/(releases|tags)");

    private static final Pattern MATCHING_TAGS =
            Pattern.compile("/repos/([^/]+/[^/]+)/git/matching-refs/tags/(.+)");

    private final Map<String, ForgeRepository> repositories = new ConcurrentHashMap<>();
    private final Map<String, ResponseDefinitionBuilder> fixed = new ConcurrentHashMap<>();
    private final Map<String, ResponseDefinitionBuilder> fixedOnce = new ConcurrentHashMap<>();
    private final Map<String, String> renamed = new ConcurrentHashMap<>();
    private final List<ForgeRequest> requests = new CopyOnWriteArrayList<>();
    private final ForgeTags tags = new ForgeTags();
    private final Crowd crowd = new Crowd();
    private final ForgePulls pulls = new ForgePulls();

    /** The repository with this path, made if there is none yet. */
    ForgeRepository repository(String path) {
        return repositories.computeIfAbsent(
                path, name -> new ForgeRepository(repositories.size() + 1, name));
    }

    /** From now on every request about the repository gets the same answer. */
    void fix(String path, ResponseDefinitionBuilder answer) {
        fixed.put(path, answer);
    }

    /** From now on every request for one page of the repository's listings gets this answer. */
    void fixPage(String path, int page, ResponseDefinitionBuilder answer) {
        fixed.put(path + "?" + page, answer);
    }

    /** From now on a page of the repository's listings is what its entries make it. */
    void restorePage(String path, int page) {
        fixed.remove(path + "?" + page);
    }

    /** The next request about the repository gets this answer. */
    void fixOnce(String path, ResponseDefinitionBuilder answer) {
        fixedOnce.put(path, answer);
    }

    /** From now on requests about the old path are sent to the new one. */
    void rename(String oldPath, String newPath) {
        repository(newPath);
        renamed.put(oldPath, newPath);
    }

    /** How its pages are tagged. */
    ForgeTags tags() {
        return tags;
    }

    /** The pull requests of its repositories. */
    ForgePulls pulls() {
        return pulls;
    }

    /** The requests that are here at the same time. */
    Crowd crowd() {
        return crowd;
    }

    List<ForgeRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String getName() {
        return "forge";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        requests.add(
                new ForgeRequest(
                        request.getUrl(), Optional.ofNullable(request.getHeader("Authorization"))));
        Matcher asked = LISTING.matcher(request.getUrl().replaceFirst("\\?.*", ""));
        ResponseDefinition answer =
                (asked.matches() ? answer(request, asked) : changed(request)).build();
        crowd.enter();
        crowd.leave();
        return answer;
    }

    private ResponseDefinitionBuilder changed(Request request) {
        String path = request.getUrl().replaceFirst("^/repos/([^/]+/[^/]+)/.*", "$1");
        return Optional.ofNullable(fixedOnce.remove(path))
                .or(() -> Optional.ofNullable(fixed.get(path)))
                .map(fix -> ResponseDefinitionBuilder.like(fix.build()))
                .or(() -> matchingTags(request))
                .or(() -> pulls.answer(request))
                .orElseGet(ForgeAnswers::notFound);
    }

    private Optional<ResponseDefinitionBuilder> matchingTags(Request request) {
        Matcher asked = MATCHING_TAGS.matcher(request.getUrl());
        return asked.matches()
                ? Optional.ofNullable(repositories.get(asked.group(1)))
                        .map(it -> it.matchingTags(decoded(asked.group(2))).toString())
                        .map(WireMock::okJson)
                : Optional.empty();
    }

    private static String decoded(String path) {
        return URI.create("/" + path).getPath().substring(1);
    }

    private ResponseDefinitionBuilder answer(Request request, Matcher asked) {
        String path = asked.group(1) == null ? path(asked.group(2)) : asked.group(1);
        String listing = asked.group(3);
        Optional<ResponseDefinitionBuilder> fix =
                Optional.ofNullable(fixedOnce.remove(path))
                        .or(() -> Optional.ofNullable(fixed.get(path)))
                        .or(() -> Optional.ofNullable(fixed.get(path + "?" + page(request))));
        if (fix.isPresent()) {
            return ResponseDefinitionBuilder.like(fix.get().build());
        }
        if (renamed.containsKey(path)) {
            return WireMock.jsonResponse("{\"message\": \"Moved Permanently\"}", 301)
                    .withHeader("Location", moved(request, renamed.get(path), listing));
        }
        return Optional.ofNullable(repositories.get(path))
                .map(repository -> page(request, repository, listing))
                .orElseGet(ForgeAnswers::notFound);
    }

    private String path(String id) {
        return repositories.entrySet().stream()
                .filter(entry -> id.equals(String.valueOf(entry.getValue().id())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private String moved(Request request, String path, String listing) {
        String url = request.getUrl();
        String query = url.contains("?") ? url.substring(url.indexOf('?')) : "";
        return listing(request, repository(path), listing) + query;
    }

    private ResponseDefinitionBuilder page(
            Request request, ForgeRepository repository, String listing) {
        int size = Math.min(100, number(request, "per_page", 30));
        int page = page(request);
        int last = Math.max(1, (repository.size(listing) + size - 1) / size);
        String body = repository.page(listing, page, size).toString();
        if (tags.isKnown(request, body)) {
            return tags.tag(request, body, WireMock.status(304));
        }
        ResponseDefinitionBuilder answer = tags.tag(request, body, WireMock.okJson(body));
        String links = links(listing(request, repository, listing), size, page, last);
        return links.isEmpty() ? answer : answer.withHeader("Link", links);
    }

    /** The links that GitHub gives, in its order; they name the repository by its number. */
    private static String links(String url, int size, int page, int last) {
        String link = "<" + url + "?per_page=" + size + "&page=%d>; rel=\"%s\"";
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link.formatted(page - 1, "prev"));
        }
        if (page < last) {
            links.add(link.formatted(page + 1, "next"));
            links.add(link.formatted(last, "last"));
        }
        if (page > 1) {
            links.add(link.formatted(1, "first"));
        }
        return String.join(", ", links);
    }

    private static String listing(Request request, ForgeRepository repository, String listing) {
        String absolute = request.getAbsoluteUrl();
        String root = absolute.substring(0, absolute.length() - request.getUrl().length());
        return root + "/repositories/" + repository.id() + "/" + listing;
    }

    private static int page(Request request) {
        return number(request, "page", 1);
    }

    private static int number(Request request, String name, int otherwise) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? Integer.parseInt(parameter.firstValue()) : otherwise;
    }

    private static ResponseDefinitionBuilder notFound() {
        return WireMock.jsonResponse("{\"message\": \"Not Found\", \"status\": \"404\"}", 404);
    }
}
