package io.github.pluginregistry.core.resolve;

import java.util.function.Function;

/** What became of asking a repository for what counts for a plugin. */
sealed interface Answer {

    <T> T fold(Function<Listing, T> listed, Function<Reason, T> failed);

    /** The listing came back whole. */
    record Listed(Listing listing) implements Answer {
        @Override
        public <T> T fold(Function<Listing, T> listed, Function<Reason, T> failed) {
            return listed.apply(listing);
        }
    }

    /** It did not. */
    record Failed(Reason reason) implements Answer {
        @Override
        public <T> T fold(Function<Listing, T> listed, Function<Reason, T> failed) {
            return failed.apply(reason);
        }
    }
}
