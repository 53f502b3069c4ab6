package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API of a repository's forge, with the token that changes require. */
public final class PullRequestAccess {

    private final Forge forge;
    private final RepositoryUrl repository;
    private final ApiRoot root;
    private final @Nullable Token token;
    private final SecretFilter secrets;
    private final ForgeApi api;
    private final PullRequestErrors errors;

    /**
     * @param host the host whose token is sent
     * @param credentials asked once for the token kept for the host or, where the API is on another
     *     one, for the token kept for that
     * @throws IllegalArgumentException if the API is to be asked over plain http on another
     *     machine, or its address is more than a host and a path
     */
    public PullRequestAccess(
            HttpClient http,
            Forge forge,
            RepositoryUrl repository,
            String host,
            URI address,
            TokenProvider credentials) {
        this.forge = forge;
        this.repository = repository;
        this.root = ApiRoot.of(host, address);
        Optional<Token> found = root.token(credentials);
        this.token = found.orElse(null);
        this.secrets = found.map(SecretFilter::of).orElse(SecretFilter.NONE);
        ForgeErrors forgeErrors = ForgeErrors.of(root, credentials, found.isPresent());
        this.errors = PullRequestErrors.of(forgeErrors, forge, repository);
        this.api =
                new ForgeApi(
                        http,
                        root.address(),
                        found.map(forge::authorization).orElse(Map.of()),
                        forgeErrors);
    }

    public Forge forge() {
        return forge;
    }

    public RepositoryUrl repository() {
        return repository;
    }

    public ApiRoot root() {
        return root;
    }

    public PullRequestErrors errors() {
        return errors;
    }

    /**
     * The API, which requires a token.
     *
     * @throws SourceException if there is no token, or it is not valid in a header
     */
    public ForgeApi api() throws SourceException {
        if (token == null) {
            throw errors.tokenRequired();
        }
        if (!token.isUsable()) {
            throw errors.errors().unusableToken();
        }
        return api;
    }

    /**
     * A pull request as the host described it.
     *
     * @throws SourceException if the host repeats the token in it
     */
    public PullRequest checked(PullRequest pull) throws SourceException {
        if (secrets.finds(pull.toString())) {
            throw SecretFilter.repeated(root.host());
        }
        return pull;
    }
}
