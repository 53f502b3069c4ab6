package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.RepositoryId;
import java.util.Arrays;
import java.util.Optional;

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
    AZURE(ForgeType.AZURE, "?version=GT"),
    SOURCEHUT(ForgeType.SOURCEHUT, "/refs/");

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
    static Optional<String> of(RepositoryId repository, ForgeType forge) {
        ForgeType layout = forge == ForgeType.GIT ? ForgeType.ofHost(repository.host()) : forge;
        return Arrays.stream(values())
                .filter(pages -> pages.type == layout)
                .findFirst()
                .flatMap(pages -> repository.page().map(page -> page + pages.path));
    }
}
