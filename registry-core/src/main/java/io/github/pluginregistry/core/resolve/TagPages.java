package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a forge shows a tag, below the page of the repository. The page is there for every tag,
 * whether it has a release or not.
 */
enum TagPages {
    GITHUB(ForgeType.GITHUB, "/releases/tag/"),
    GITLAB(ForgeType.GITLAB, "/-/tags/"),
    GITEA(ForgeType.GITEA, "/releases/tag/"),
    FORGEJO(ForgeType.FORGEJO, "/releases/tag/"),
    BITBUCKET(ForgeType.BITBUCKET, "/commits/tag/"),
    BITBUCKET_SERVER(ForgeType.BITBUCKET_SERVER, "/browse?at=refs/tags/") {
        /** Repositories are cloned from {@code /scm/KEY/NAME}; {@code ~NAME} is a person's. */
        @Override
        Optional<String> page(RepositoryUrl repository) {
            Matcher clone = CLONE.matcher(repository.page().map(URI::toString).orElse(""));
            return clone.matches()
                    ? Optional.of(
                            clone.group(1)
                                    + (clone.group(2).isEmpty() ? "projects/" : "users/")
                                    + clone.group(3)
                                    + "/repos/"
                                    + clone.group(4))
                    : Optional.empty();
        }
    },
    AZURE(ForgeType.AZURE, "?version=GT"),
    SOURCEHUT(ForgeType.SOURCEHUT, "/refs/");

    private static final Pattern CLONE = Pattern.compile("(.*/)scm/(~?)([^/]+)/([^/]+)");

    private final ForgeType type;
    private final String path;

    TagPages(ForgeType type, String path) {
        this.type = type;
        this.path = path;
    }

    /**
     * What the addresses of the pages of a repository's tags begin with. A known host has its pages
     * also where a definition says that it is asked by git.
     *
     * @return empty where the layout of the host is not known, or where it has no pages
     */
    static Optional<String> of(RepositoryUrl repository, ForgeType forge) {
        ForgeType layout = forge == ForgeType.GIT ? ForgeType.ofHost(repository.host()) : forge;
        return Arrays.stream(values())
                .filter(pages -> pages.type == layout)
                .findFirst()
                .flatMap(pages -> pages.page(repository).map(page -> page + pages.path));
    }

    Optional<String> page(RepositoryUrl repository) {
        return repository.page().map(URI::toString);
    }
}
