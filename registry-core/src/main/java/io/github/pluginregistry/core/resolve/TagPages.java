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
    GITHUB("github.com", "/releases/tag/"),
    GITLAB("gitlab.com", "/-/tags/"),
    GITEA("gitea.com", "/releases/tag/"),
    CODEBERG("codeberg.org", "/releases/tag/"),
    BITBUCKET("bitbucket.org", "/commits/tag/"),
    AZURE("dev.azure.com", "?version=GT"),
    SOURCEHUT("git.sr.ht", "/refs/");

    private final String host;
    private final String path;

    TagPages(String host, String path) {
        this.host = host;
        this.path = path;
    }

    /**
     * What the addresses of the pages of a repository's tags begin with.
     *
     * @return empty where the layout of the host is not known, or where it has no pages
     */
    static Optional<String> of(RepositoryId repository, ForgeType forge) {
        return forge == ForgeType.GITHUB
                ? GITHUB.in(repository)
                : Arrays.stream(values())
                        .filter(pages -> pages.host.equals(repository.host()))
                        .findFirst()
                        .flatMap(pages -> pages.in(repository));
    }

    private Optional<String> in(RepositoryId repository) {
        return repository.page().map(page -> page + path);
    }
}
