package io.github.pluginregistry.core.publish.git;

import io.github.pluginregistry.core.publish.Identity;
import io.github.pluginregistry.core.publish.PublishException;
import java.util.Locale;
import java.util.Optional;

/** Who commits in a repository: whom the run names, or whom git would name. */
record Committers(GitSettings settings) {

    /**
     * Decides who did what; where one of both is known alone, it did the other, too.
     *
     * @throws PublishException if nobody is known
     */
    Hands hands(Optional<Identity> author, Optional<Identity> committer) throws PublishException {
        Optional<Identity> writes = author.or(() -> own("author"));
        Optional<Identity> commits = committer.or(() -> own("committer"));
        Identity anybody =
                commits.or(() -> writes)
                        .orElseThrow(
                                () ->
                                        new PublishException(
                                                "git's configuration does not say who commits",
                                                "give registry.committer as Name <name@example.com>, or set user.name and user.email with git config"));
        return new Hands(writes.orElse(anybody), anybody);
    }

    private Optional<Identity> own(String role) {
        Optional<String> name = part(role, "name");
        Optional<String> email = part(role, "email");
        return name.flatMap(it -> email.map(address -> new Identity(it, address)));
    }

    /** In the order of git's manual on commits: the variable, the role, the user. */
    private Optional<String> part(String role, String part) {
        String variable = "GIT_" + (role + "_" + part).toUpperCase(Locale.ROOT);
        return settings.variable(variable)
                .or(() -> settings.value(role, part))
                .or(() -> settings.value("user", part))
                .or(() -> part.equals("email") ? settings.variable("EMAIL") : Optional.empty());
    }
}
