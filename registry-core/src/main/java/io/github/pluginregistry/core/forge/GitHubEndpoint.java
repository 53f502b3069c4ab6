package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.TagRelease;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return repository(repository) + "/releases/tags/" + ForgeApi.segment(tag);
    }

    @Override
    public String anyRelease(RepositoryId repository) {
        return "%s/releases?%s=1".formatted(repository(repository), pageSize);
    }

    private static String repository(RepositoryId repository) {
        return Arrays.stream(repository.path().split("/"))
                .map(ForgeApi::segment)
                .collect(Collectors.joining("/", "/repos/", ""));
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
