package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the answer to one query from the responses that hold a part of it. */
final class GraphQlAnswer {

    private static final Pattern OWNER_AND_NAME =
            Pattern.compile("(?!\\.{1,2}/)[A-Za-z0-9._-]+/(?!\\.{1,2}$)[A-Za-z0-9._-]+");

    private final RepositoryUrl repository;
    private final Map<String, TagRelease> releases = new HashMap<>();
    private @Nullable Boolean anyRelease;
    private @Nullable RepositoryUrl renamedTo;
    private @Nullable SourceException failure;

    GraphQlAnswer(RepositoryUrl repository) {
        this.repository = repository;
    }

    void found(String tag, TagRelease release) {
        releases.put(tag, release);
    }

    void anyRelease(boolean any) {
        anyRelease = any;
    }

    /** Only the first failure is kept; later ones usually have the same cause. */
    void fail(SourceException e) {
        if (failure == null) {
            failure = e;
        }
    }

    /** Whether a text is an owner and a name, as every repository of GitHub has them. */
    static boolean isName(String text) {
        return OWNER_AND_NAME.matcher(text).matches();
    }

    /** Records the name that the repository has now. */
    void named(String nameWithOwner) {
        if (isName(nameWithOwner) && !nameWithOwner.equalsIgnoreCase(repository.path())) {
            renamedTo =
                    RepositoryUrl.of("https://%s/%s".formatted(repository.host(), nameWithOwner));
        }
    }

    ReleaseAnswer toAnswer(SecretFilter secrets) {
        if (renamedTo != null && secrets.finds(renamedTo.address())) {
            return ReleaseAnswer.failed(Map.of(), SecretFilter.repeated(repository.host()));
        }
        return new ReleaseAnswer(releases, anyRelease, renamedTo, failure);
    }
}
