package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.Release;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.PagedIterable;

/**
 * One of the listings that a repository has, and how its entries are read.
 *
 * @param pages how kohsuke lists it
 * @param release the release that an entry stands for, if any
 * @param address the path of an entry's own address in the API
 */
record Listing<T>(
        Pages<T> pages,
        Function<T, Optional<Release>> release,
        Function<T, Optional<String>> address) {

    /** Asks for pages when it is iterated over. */
    @FunctionalInterface
    interface Pages<T> {
        PagedIterable<T> of(GHRepository repository) throws IOException;
    }
}
