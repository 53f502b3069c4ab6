package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.GitHubEndpoint;
import io.github.pluginregistry.core.forge.RestReleases;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.source.ReleaseAnswer;
import io.github.pluginregistry.core.source.ReleaseDetails;
import io.github.pluginregistry.core.source.ReleaseQuery;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.TagRelease;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks up the releases of many tags of many repositories in one request to GitHub's GraphQL API,
 * which takes requests with a token alone. A query that is too much for the host is halved.
 */
final class GraphQlReleases implements ReleaseDetails {

    /** GitHub documents no limit of aliases; 100 of single objects are 7 KB and one point. */
    static final int MOST_ALIASES = 100;

    /** What GitHub answers to a query that takes more than its ten seconds. */
    private static final Set<Integer> TOO_MUCH = Set.of(502, 504);

    private final ForgeApi api;
    private final URI endpoint;
    private final RestReleases byTag;

    /**
     * @param api the REST API; its token and its rate limit serve the endpoint, too
     * @param endpoint the address of the GraphQL API
     */
    GraphQlReleases(ForgeApi api, URI endpoint) {
        this.api = api;
        this.endpoint = endpoint;
        this.byTag = new RestReleases(api, GitHubEndpoint.GITHUB);
    }

    @Override
    public boolean isBatched() {
        return true;
    }

    @Override
    public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
        List<GraphQlAnswer> answers = new ArrayList<>();
        List<Lookup> lookups = new ArrayList<>();
        for (ReleaseQuery query : queries) {
            int index = answers.size();
            answers.add(new GraphQlAnswer(query.repository()));
            query.tags().forEach(tag -> lookups.add(new Lookup(index, query.repository(), tag)));
            if (query.anyRelease()) {
                lookups.add(Lookup.any(index, query.repository()));
            }
        }
        for (int from = 0; from < lookups.size(); from += MOST_ALIASES) {
            ask(lookups.subList(from, Math.min(lookups.size(), from + MOST_ALIASES)), answers);
        }
        return answers.stream().map(GraphQlAnswer::toAnswer).toList();
    }

    /** Asks, and asks again for the halves of what the host could not answer at once. */
    private void ask(List<Lookup> lookups, List<GraphQlAnswer> answers) {
        try {
            List<Lookup> left = answered(lookups, answers);
            if (left.size() == 1 && lookups.size() == 1) {
                answers.get(left.get(0).query()).fail(api.errors().status(502, subject(left)));
            } else if (!left.isEmpty()) {
                int half = (left.size() + 1) / 2;
                ask(left.subList(0, half), answers);
                ask(left.subList(half, left.size()), answers);
            }
        } catch (SourceException e) {
            lookups.forEach(lookup -> answers.get(lookup.query()).fail(e));
        }
    }

    /** Sends one query and returns the lookups that were too much for the host. */
    private List<Lookup> answered(List<Lookup> lookups, List<GraphQlAnswer> answers)
            throws SourceException {
        GraphQlQuery query = new GraphQlQuery(lookups);
        String subject = subject(lookups);
        HttpResponse response =
                api.send(
                        HttpRequest.post(endpoint, "application/json", query.body()).once(),
                        subject);
        if (TOO_MUCH.contains(response.status())) {
            return lookups;
        }
        GraphQlResponse result = new GraphQlResponse(api.json(response, subject));
        if (result.isRateLimited()) {
            throw api.limited(RateLimit.of(response), subject);
        }
        if (!result.isUsable()) {
            throw api.errors().malformed(subject);
        }
        return distributed(result, lookups, query, answers);
    }

    private List<Lookup> distributed(
            GraphQlResponse result,
            List<Lookup> lookups,
            GraphQlQuery query,
            List<GraphQlAnswer> answers) {
        List<Lookup> left = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            Lookup lookup = lookups.get(i);
            GraphQlAnswer answer = answers.get(lookup.query());
            String repository = query.repositoryAlias(lookup);
            String alias = GraphQlQuery.alias(i);
            if (result.isTooMuch(repository, alias)) {
                left.add(lookup);
            } else if (result.take(lookup, repository, alias, answer, api.errors())) {
                takePublished(lookup, answer);
            }
        }
        return left;
    }

    /**
     * Who may push sees drafts by the tag that they are to have. A published release may have the
     * same tag, and REST tells of that one alone.
     */
    private void takePublished(Lookup lookup, GraphQlAnswer answer) {
        try {
            TagRelease published = byTag.release(lookup.repository(), lookup.tag());
            answer.found(
                    lookup.tag(),
                    published instanceof TagRelease.None ? new TagRelease.Draft() : published);
        } catch (SourceException e) {
            answer.fail(e);
        }
    }

    private static String subject(List<Lookup> lookups) {
        long repositories = lookups.stream().map(Lookup::repository).distinct().count();
        return repositories == 1
                ? "releases of " + lookups.get(0).repository()
                : "releases of %d repositories".formatted(repositories);
    }
}
