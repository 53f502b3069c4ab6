package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseEndpoint;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.RestReleases;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks up the releases of many tags of many repositories in one request to GitHub's GraphQL API,
 * which requires a token. A query that exceeds the limits of the host is halved.
 */
final class GraphQlReleases implements ReleaseDetails {

    /** GitHub documents no limit of aliases; 100 of single objects are 7 KB and one point. */
    static final int MOST_ALIASES = 100;

    /** After so many failures in a row, while queries are halved, the host is considered down. */
    private static final int MOST_FAILURES = 10;

    /** What GitHub answers to a query of more than ten seconds, or during an outage. */
    private static final Set<Integer> TROUBLE = Set.of(500, 502, 503, 504);

    private final ForgeApi api;
    private final URI endpoint;
    private final SecretFilter secrets;
    private final RestReleases byTag;

    /**
     * @param api the REST API; its token and its rate limit serve the endpoint, too
     * @param secrets finds the token that is sent, which no answer may repeat
     */
    GraphQlReleases(ForgeApi api, URI endpoint, SecretFilter secrets) {
        this.api = api;
        this.endpoint = endpoint;
        this.secrets = secrets;
        this.byTag = new RestReleases(api, ReleaseEndpoint.GITHUB);
    }

    @Override
    public boolean isBatched() {
        return true;
    }

    @Override
    public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
        List<GraphQlAnswer> answers = new ArrayList<>();
        List<GraphQlQuery.Lookup> lookups = new ArrayList<>();
        for (ReleaseQuery query : queries) {
            int index = answers.size();
            GraphQlAnswer answer = new GraphQlAnswer(query.repository());
            answers.add(answer);
            if (!GraphQlAnswer.isName(query.repository().path())) {
                answer.fail(api.errors().status(404, "releases of " + query.repository()));
                continue;
            }
            query.tags()
                    .forEach(
                            tag ->
                                    lookups.add(
                                            new GraphQlQuery.Lookup(
                                                    index, query.repository(), tag)));
            if (query.anyRelease()) {
                lookups.add(GraphQlQuery.Lookup.any(index, query.repository()));
            }
        }
        Batch batch = new Batch(answers);
        for (int from = 0; from < lookups.size(); from += MOST_ALIASES) {
            ask(lookups.subList(from, Math.min(lookups.size(), from + MOST_ALIASES)), batch);
        }
        return answers.stream().map(answer -> answer.toAnswer(secrets)).toList();
    }

    /** Sends a query, and again the halves of what the host could not answer at once. */
    private void ask(List<GraphQlQuery.Lookup> lookups, Batch batch) {
        try {
            List<GraphQlQuery.Lookup> left = answered(lookups, batch);
            if (left.size() < lookups.size()) {
                batch.failures = 0;
            }
            if (left.size() == 1 && lookups.size() == 1) {
                throw api.errors().status(502, subject(left));
            }
            if (!left.isEmpty()) {
                int half = (left.size() + 1) / 2;
                ask(left.subList(0, half), batch);
                if (half < left.size()) {
                    ask(left.subList(half, left.size()), batch);
                }
            }
        } catch (SourceException e) {
            lookups.forEach(lookup -> batch.answer(lookup).fail(e));
        }
    }

    /** Sends one query and returns the lookups that were too much for the host. */
    private List<GraphQlQuery.Lookup> answered(List<GraphQlQuery.Lookup> lookups, Batch batch)
            throws SourceException {
        GraphQlQuery query = new GraphQlQuery(lookups);
        String subject = subject(lookups);
        if (batch.failures == MOST_FAILURES) {
            throw api.errors().status(502, subject);
        }
        batch.failures++;
        HttpRequest request = HttpRequest.post(endpoint, "application/json", query.body());
        HttpResponse response = api.send(lookups.size() == 1 ? request : request.once(), subject);
        if (TROUBLE.contains(response.status()) && lookups.size() > 1) {
            return lookups;
        }
        GraphQlResponse result = new GraphQlResponse(api.json(response, subject));
        if (result.isRateLimited()) {
            throw api.limited(RateLimit.of(response), subject);
        }
        if (!result.isUsable()) {
            throw api.errors().malformed(subject);
        }
        return distributed(result, lookups, query, batch);
    }

    private List<GraphQlQuery.Lookup> distributed(
            GraphQlResponse result,
            List<GraphQlQuery.Lookup> lookups,
            GraphQlQuery query,
            Batch batch) {
        List<GraphQlQuery.Lookup> left = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            GraphQlQuery.Lookup lookup = lookups.get(i);
            GraphQlAnswer answer = batch.answer(lookup);
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

    /** A published release may have the tag of a visible draft; REST returns only that one. */
    private void takePublished(GraphQlQuery.Lookup lookup, GraphQlAnswer answer) {
        try {
            TagRelease published = byTag.release(lookup.repository(), lookup.tag());
            answer.found(
                    lookup.tag(),
                    published instanceof TagRelease.None ? new TagRelease.Draft() : published);
        } catch (SourceException e) {
            answer.fail(e);
        }
    }

    private static String subject(List<GraphQlQuery.Lookup> lookups) {
        long repositories =
                lookups.stream().map(GraphQlQuery.Lookup::repository).distinct().count();
        return repositories == 1
                ? "releases of " + lookups.get(0).repository()
                : "releases of %d repositories".formatted(repositories);
    }

    /** The state of one lookup of several queries. Used by one thread. */
    private static final class Batch {

        private final List<GraphQlAnswer> answers;

        /** The number of failed requests in a row. */
        private int failures;

        private Batch(List<GraphQlAnswer> answers) {
            this.answers = answers;
        }

        private GraphQlAnswer answer(GraphQlQuery.Lookup lookup) {
            return answers.get(lookup.query());
        }
    }
}
