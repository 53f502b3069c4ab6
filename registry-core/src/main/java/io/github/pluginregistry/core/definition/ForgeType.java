package io.github.pluginregistry.core.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of hosts that a registry can ask. */
public enum ForgeType {
    /** Hosts with the REST API of GitHub, GitHub Enterprise Server included. */
    GITHUB,
    /** GitLab, in the cloud or self-managed. */
    GITLAB,
    GITEA,
    /** Forgejo, of which Codeberg is one. */
    FORGEJO,
    /** Bitbucket Cloud. */
    BITBUCKET,
    /** Bitbucket Data Center. */
    BITBUCKET_SERVER,
    GERRIT,
    AZURE,
    SOURCEHUT,
    /** Hosts that have git and nothing else. */
    GIT;

    private static final Map<String, ForgeType> KNOWN_HOSTS =
            Map.of(
                    "github.com", GITHUB,
                    "gitlab.com", GITLAB,
                    "gitea.com", GITEA,
                    "codeberg.org", FORGEJO,
                    "bitbucket.org", BITBUCKET,
                    "dev.azure.com", AZURE,
                    "git.sr.ht", SOURCEHUT);

    /** Finds the type by the word that a definition uses for it. */
    public static Optional<ForgeType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** The type of a host that is known by itself; {@link #GIT} for every other one. */
    public static ForgeType ofHost(String host) {
        return KNOWN_HOSTS.getOrDefault(host, GIT);
    }

    /** The word that a definition uses for this type. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
