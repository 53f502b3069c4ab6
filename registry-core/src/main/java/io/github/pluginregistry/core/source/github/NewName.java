package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.RepositoryId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a repository goes by now. GitHub answers a question about a former name with a
 * redirect, to the new name or to the repository's number; in the latter case the entries of the
 * listing tell the name, since each carries its own address in the API.
 */
final class NewName {

    private static final Pattern IN_API = Pattern.compile("/repos/([^/]+/[^/]+)/");

    private NewName() {}

    /**
     * The repository that an address of the API is about.
     *
     * @param forgeHost the host that the repository is looked for on; a name found in an answer
     *     leads nobody to another one
     * @param path the address's path, for example {@code /repos/pipe-cd/pipecd/releases}
     */
    static Optional<RepositoryId> in(String forgeHost, String path) {
        Matcher address = IN_API.matcher(path);
        return Optional.of(address)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(name -> GitHubSource.OWNER_AND_NAME.matcher(name).matches())
                .map(name -> RepositoryId.of("https://" + forgeHost + "/" + name));
    }
}
