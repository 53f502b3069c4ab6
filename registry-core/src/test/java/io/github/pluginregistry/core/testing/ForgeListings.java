package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All releases and all tags of a repository, page by page as GitHub's REST API lists them. */
final class ForgeListings {

    private static final Pattern LISTING =
            Pattern.compile("/(?:repos/([^/]+/[^/]+)|repositories/(\\d+))/(releases|tags)");

    private static final Pattern MATCHING_TAGS =
            Pattern.compile("/repos/([^/]+/[^/]+)/git/matching-refs/tags/(.+)");

    private final Map<String, ResponseDefinitionBuilder> fixed = new ConcurrentHashMap<>();
    private final ForgeTags tags = new ForgeTags();
    private final ForgeRepositories repositories;
    private final ForgeFaults faults;

    ForgeListings(ForgeRepositories repositories, ForgeFaults faults) {
        this.repositories = repositories;
        this.faults = faults;
    }

    /** From now on every request for one page of the repository's listings gets this answer. */
    void fixPage(String path, int page, ResponseDefinitionBuilder answer) {
        fixed.put(path + "?" + page, answer);
    }

    /** From now on a page of the repository's listings is what its entries make it. */
    void restorePage(String path, int page) {
        fixed.remove(path + "?" + page);
    }

    /** How its pages are tagged. */
    ForgeTags tags() {
        return tags;
    }

    /** The answer to a request for a listing; empty where it is another request. */
    Optional<ResponseDefinitionBuilder> answer(Request request) {
        Matcher asked = LISTING.matcher(request.getUrl().replaceFirst("\\?.*", ""));
        return asked.matches() ? Optional.of(answer(request, asked)) : Optional.empty();
    }

    /** The answer to a request for the tags that begin alike; empty where it is another. */
    Optional<ResponseDefinitionBuilder> matchingTags(Request request) {
        Matcher asked = MATCHING_TAGS.matcher(request.getUrl());
        return asked.matches()
                ? repositories
                        .find(asked.group(1))
                        .map(it -> it.matchingTags(decoded(asked.group(2))).toString())
                        .map(WireMock::okJson)
                : Optional.empty();
    }

    private static String decoded(String path) {
        return URI.create("/" + path).getPath().substring(1);
    }

    private ResponseDefinitionBuilder answer(Request request, Matcher asked) {
        String path = asked.group(1) == null ? repositories.pathOf(asked.group(2)) : asked.group(1);
        String listing = asked.group(3);
        return faults.about(path)
                .or(() -> fixedPage(path, request))
                .or(() -> repositories.renamed(path).map(it -> moved(request, it, listing)))
                .or(() -> repositories.find(path).map(it -> page(request, it, listing)))
                .orElseGet(ForgeAnswers::notFound);
    }

    private Optional<ResponseDefinitionBuilder> fixedPage(String path, Request request) {
        return Optional.ofNullable(fixed.get(path + "?" + page(request)))
                .map(fix -> ResponseDefinitionBuilder.like(fix.build()));
    }

    private static ResponseDefinitionBuilder moved(
            Request request, ForgeRepository repository, String listing) {
        String url = request.getUrl();
        String query = url.contains("?") ? url.substring(url.indexOf('?')) : "";
        return WireMock.jsonResponse("{\"message\": \"Moved Permanently\"}", 301)
                .withHeader("Location", listing(request, repository, listing) + query);
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
}
