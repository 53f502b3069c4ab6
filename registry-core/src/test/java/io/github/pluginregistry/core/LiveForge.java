package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.registry;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.git.GitSource;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import io.github.pluginregistry.core.testing.WebStub.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The host {@code git.example.com}, whose API and whose git are two servers on loopback. Its
 * repository {@code o/r} has the tag {@code v1.0.0}.
 */
final class LiveForge implements AutoCloseable {

    static final String HOST = "git.example.com";
    static final RepositoryUrl REPOSITORY = RepositoryUrl.of("https://" + HOST + "/o/r");

    private static final String COMMIT = "a".repeat(40);

    final WebStub git;
    final WebStub api;
    private final RegistryDefinition definition;

    private LiveForge(
            ForgeType type, Function<Request, Answer> git, Function<Request, Answer> api) {
        this.git = WebStub.answering(git);
        this.api = WebStub.answering(api);
        this.definition = sentTo(type, Optional.of(this.api.url()), Optional.of(this.git.url()));
    }

    /** A host of which all is well with git, and nothing is known to its API. */
    static LiveForge of(ForgeType type) {
        return new LiveForge(type, LiveForge::refs, any -> Answer.of(404, "{}"));
    }

    /** A host that answers as told. */
    static LiveForge of(
            ForgeType type, Function<Request, Answer> git, Function<Request, Answer> api) {
        return new LiveForge(type, git, api);
    }

    /** A definition that knows the host. */
    static RegistryDefinition sentTo(ForgeType type, Optional<URI> api, Optional<URI> git) {
        RegistryDefinition of = registry();
        return new RegistryDefinition(
                of.name(),
                of.description(),
                of.repository(),
                of.updateFrequency(),
                of.notes(),
                of.plugins(),
                List.of(new ForgeDefinition(HOST, type, api.orElse(null), git.orElse(null))),
                of.severities(),
                of.ignoredTags(),
                List.of());
    }

    /** Version 2 of git's protocol, with the tag and nothing else. */
    static Answer refs(Request request) {
        return Answer.of(
                200,
                request.line().startsWith("GET")
                        ? packet("version 2\n") + packet("ls-refs\n") + "0000"
                        : tag("v1.0.0"));
    }

    /** A whole list of one tag. */
    static String tag(String name) {
        return packet(COMMIT + " refs/tags/" + name + "\n") + "0000";
    }

    static String packet(String text) {
        return "%04x%s".formatted(text.length() + 4, text);
    }

    /** A token for the host, also where loopback stands in for it. */
    static TokenProvider keeping(String secret) {
        return keeping(Token.of(secret));
    }

    /** The same for a token that may have a user. */
    static TokenProvider keeping(Token token) {
        return TokenProvider.allowingLoopback(
                host -> host.equals(HOST) ? Optional.of(token) : Optional.empty());
    }

    /** Lists the tags. */
    TagListing tags(TokenProvider credentials) throws SourceException {
        return source(definition, credentials).tags(REPOSITORY, Set.of(""));
    }

    /** Looks up the release of the tag. */
    ReleaseAnswer details(TokenProvider credentials) throws SourceException {
        return source(definition, credentials)
                .details(REPOSITORY)
                .lookUp(List.of(new ReleaseQuery(REPOSITORY, List.of("v1.0.0"), true)))
                .get(0);
    }

    static LiveReleaseSource source(RegistryDefinition definition, TokenProvider credentials) {
        RequestCounter traffic = new RequestCounter();
        return new LiveReleaseSource(
                definition,
                credentials,
                new HttpClient(HttpLimits.DEFAULT, RetryPolicy.DEFAULT, traffic, any -> {}),
                new GitSource(Path.of("."), traffic, Environment.ofProcess().home()),
                false,
                Map.of());
    }

    @Override
    public void close() {
        git.close();
        api.close();
    }
}
