package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The paths and fields of a REST API that returns the release of a tag. */
public enum ReleaseEndpoint {
    /** GitHub and GitHub Enterprise Server ("Get a release by tag name"). */
    GITHUB("per_page"),

    /** Gitea and Forgejo, below {@code /api/v1}, with the paths and fields of GitHub. */
    GITEA("limit"),

    /** GitLab, below {@code /api/v4}. A release whose date is still to come is an upcoming one. */
    GITLAB("per_page") {
        @Override
        public String release(RepositoryUrl repository, String tag) {
            return releases(repository) + "/" + ForgeApi.segment(tag);
        }

        /** The whole path, groups and subgroups included, takes the place of a project's id. */
        @Override
        String releases(RepositoryUrl repository) {
            return "/projects/" + ForgeApi.segment(repository.path()) + "/releases";
        }

        /** GitLab 13 answers 403 where a release does not exist. */
        @Override
        boolean forbidsMissingReleases() {
            return true;
        }

        @Override
        TagRelease readRelease(ForgeJson release) {
            return release.get("upcoming_release").isTrue()
                    ? new TagRelease.Draft()
                    : new TagRelease.Published(
                            release.get("released_at").moment().orElse(null), false);
        }
    };

    private final String pageSize;

    ReleaseEndpoint(String pageSize) {
        this.pageSize = pageSize;
    }

    /** The path of the release of one tag. */
    public String release(RepositoryUrl repository, String tag) {
        return releases(repository) + "/tags/" + ForgeApi.segment(tag);
    }

    /** The path of a list of releases, limited to one entry. */
    String anyRelease(RepositoryUrl repository) {
        return "%s?%s=1".formatted(releases(repository), pageSize);
    }

    String releases(RepositoryUrl repository) {
        return Arrays.stream(repository.path().split("/"))
                .map(ForgeApi::segment)
                .collect(Collectors.joining("/", "/repos/", "/releases"));
    }

    /** Whether the host answers 403 for a missing release, so that only the list is reliable. */
    boolean forbidsMissingReleases() {
        return false;
    }

    /**
     * Reads a release.
     *
     * @return empty where this is not a release of the tag
     */
    Optional<TagRelease> read(ForgeJson release, String tag) {
        return release.get("tag_name").text().filter(tag::equals).map(name -> readRelease(release));
    }

    TagRelease readRelease(ForgeJson release) {
        return release.get("draft").isTrue()
                ? new TagRelease.Draft()
                : new TagRelease.Published(
                        release.get("published_at").moment().orElse(null),
                        release.get("prerelease").isTrue());
    }
}
