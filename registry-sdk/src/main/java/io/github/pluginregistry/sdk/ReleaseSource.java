package io.github.pluginregistry.sdk;

import java.util.List;
import java.util.Set;

/**
 * The versions of repositories that are not in git, or on a host that has an API of its own. The
 * definition says which hosts an extension serves:
 *
 * <pre>{@code
 * forges:
 *   - host: artifacts.example.com
 *     extension: maven-metadata
 * }</pre>
 *
 * <p>An exception is a transient problem of the plugins of that repository: they keep what is
 * published. A {@link RepositoryNotFoundException} is a permanent one.
 */
public interface ReleaseSource extends Extension {

    /**
     * The tags of a repository: at least those that begin with one of the prefixes, all of them or
     * an exception. Where the system has versions and no tags, the versions are the tags.
     *
     * @param repository its URL, as in the definition
     * @param prefixes literal prefixes of the tags that are needed; an empty one means all tags
     * @throws RepositoryNotFoundException if there is no such repository
     * @throws Exception if there is no complete answer
     */
    List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception;

    /**
     * The releases of some tags.
     *
     * @param repository its URL, as in the definition
     * @param tags at most 100 tags of {@link #tags}
     * @return a release for each tag that has one; by default none
     * @throws Exception if there is no complete answer
     */
    default List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
        return List.of();
    }
}
