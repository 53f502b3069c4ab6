package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.TagRelease;
import java.util.Optional;

/**
 * GitLab's REST API, below {@code /api/v4}. A release has no flag for a prerelease; one whose date
 * is still to come is an upcoming release.
 */
public final class GitLabEndpoint implements ReleaseEndpoint {

    @Override
    public String release(RepositoryId repository, String tag) {
        return "%s/releases/%s".formatted(project(repository), ForgeApi.segment(tag));
    }

    @Override
    public String anyRelease(RepositoryId repository) {
        return project(repository) + "/releases?per_page=1";
    }

    /** The path with its groups and subgroups stands for the number of a project. */
    private static String project(RepositoryId repository) {
        return "/projects/" + ForgeApi.segment(repository.path());
    }

    /** GitLab 13 answers so where a release does not exist. */
    @Override
    public boolean forbidsWhatIsMissing() {
        return true;
    }

    @Override
    public Optional<TagRelease> read(ForgeJson release, String tag) {
        if (release.get("tag_name").text().filter(tag::equals).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                release.get("upcoming_release").isTrue()
                        ? new TagRelease.Draft()
                        : new TagRelease.Published(release.get("released_at").moment(), false));
    }
}
