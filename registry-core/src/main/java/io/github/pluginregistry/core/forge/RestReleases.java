package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks releases up by their tags, one request each. */
public final class RestReleases implements ReleaseDetails {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final ForgeApi api;
    private final ReleaseEndpoint endpoint;

    public RestReleases(ForgeApi api, ReleaseEndpoint endpoint) {
        this.api = api;
        this.endpoint = endpoint;
    }

    @Override
    public boolean isBatched() {
        return false;
    }

    @Override
    public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
        List<ReleaseAnswer> answers = new ArrayList<>();
        for (ReleaseQuery query : queries) {
            answers.add(answer(query));
        }
        return answers;
    }

    @Override
    public Optional<String> advice() {
        return api.advice();
    }

    private ReleaseAnswer answer(ReleaseQuery query) {
        Map<String, TagRelease> releases = new HashMap<>();
        try {
            for (String tag : query.tags()) {
                releases.put(tag, release(query.repository(), tag));
            }
            return ReleaseAnswer.of(
                    releases, query.anyRelease() ? anyRelease(query.repository()) : null);
        } catch (SourceException e) {
            return ReleaseAnswer.failed(releases, e);
        }
    }

    /**
     * The release of one tag.
     *
     * @throws SourceException if there is no valid answer
     */
    public TagRelease release(RepositoryUrl repository, String tag) throws SourceException {
        String subject = "release %s of %s".formatted(tag, repository);
        HttpResponse response = api.get(endpoint.release(repository, tag), subject);
        if (response.status() == FORBIDDEN && endpoint.forbidsMissingReleases()) {
            anyRelease(repository);
            return new TagRelease.None();
        }
        if (response.status() == NOT_FOUND) {
            return new TagRelease.None();
        }
        return endpoint.read(api.json(response, subject), tag)
                .orElseThrow(() -> api.errors().malformed(subject));
    }

    private boolean anyRelease(RepositoryUrl repository) throws SourceException {
        String subject = "releases of " + repository;
        ForgeJson list = api.json(api.get(endpoint.anyRelease(repository), subject), subject);
        if (!list.isList()) {
            throw api.errors().malformed(subject);
        }
        return !list.elements().isEmpty();
    }
}
