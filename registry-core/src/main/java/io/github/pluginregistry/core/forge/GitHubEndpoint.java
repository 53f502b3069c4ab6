package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.TagRelease;
import java.util.Optional;

/**
 * The REST API of GitHub ("Get a release by tag name"), and that of Gitea and Forgejo, which took
 * its paths and fields over.
 *
 * @param pageSize the parameter that bounds a list
 */
public record GitHubEndpoint(String pageSize) implements ReleaseEndpoint {

    /** GitHub and GitHub Enterprise Server. */
    public static final GitHubEndpoint GITHUB = new GitHubEndpoint("per_page");

    /** Gitea and Forgejo, below {@code /api/v1}. */
    public static final GitHubEndpoint GITEA = new GitHubEndpoint("limit");

    @Override
    public String release(RepositoryId repository, String tag) {
        return "/repos/%s/releases/tags/%s".formatted(repository.path(), ForgeApi.segment(tag));
    }

    @Override
    public String anyRelease(RepositoryId repository) {
        return "/repos/%s/releases?%s=1".formatted(repository.path(), pageSize);
    }

    @Override
    public Optional<TagRelease> read(ForgeJson release, String tag) {
        if (release.get("tag_name").text().filter(tag::equals).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                release.get("draft").isTrue()
                        ? new TagRelease.Draft()
                        : new TagRelease.Published(
                                release.get("published_at").moment(),
                                release.get("prerelease").isTrue()));
    }
}
