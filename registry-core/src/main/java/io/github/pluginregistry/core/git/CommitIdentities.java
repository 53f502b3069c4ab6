package io.github.pluginregistry.core.git;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The author and the committer of a commit. */
public record CommitIdentities(CommitIdentity author, CommitIdentity committer) {

    /**
     * The author and the committer: those that the run names, or those that git would take. Where
     * only one of both is known, it is the other, too.
     *
     * @throws PublishException if neither is known
     */
    static CommitIdentities of(
            GitConfig settings, @Nullable CommitIdentity author, @Nullable CommitIdentity committer)
            throws PublishException {
        Optional<CommitIdentity> writes =
                Optional.ofNullable(author).or(() -> own(settings, "author"));
        Optional<CommitIdentity> commits =
                Optional.ofNullable(committer).or(() -> own(settings, "committer"));
        CommitIdentity known =
                commits.or(() -> writes)
                        .orElseThrow(
                                () ->
                                        new PublishException(
                                                "git's configuration does not say who commits",
                                                "give registry.committer as Name <name@example.com>, or set user.name and user.email with git config"));
        return new CommitIdentities(writes.orElse(known), known);
    }

    private static Optional<CommitIdentity> own(GitConfig settings, String role) {
        Optional<String> name = part(settings, role, "name");
        Optional<String> email = part(settings, role, "email");
        return name.flatMap(it -> email.map(address -> new CommitIdentity(it, address)));
    }

    /** In the order of git's manual on commits: the variable, the role, the user. */
    private static Optional<String> part(GitConfig settings, String role, String part) {
        String variable = "GIT_" + (role + "_" + part).toUpperCase(Locale.ROOT);
        return settings.variable(variable)
                .or(() -> settings.value(role, part))
                .or(() -> settings.value("user", part))
                .or(() -> part.equals("email") ? settings.variable("EMAIL") : Optional.empty());
    }
}
