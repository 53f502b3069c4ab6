package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.TagPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;

/** Validates single values. Messages repeat no address: it may contain a password. */
final class ValueValidators {

    /** How long the reason of a type that refuses a text may be in a message. */
    private static final int REASON = 160;

    private ValueValidators() {}

    static Optional<ValueError> repository(String address) {
        return refusal(address, RepositoryUrl::of)
                .flatMap(
                        reason ->
                                error(
                                        Rule.URL_FORMAT,
                                        "this is not a repository URL: " + reason,
                                        "write one such as https://github.com/owner/name"));
    }

    static Optional<ValueError> tagPattern(String pattern) {
        return refusal(pattern, TagPattern::of)
                .flatMap(
                        reason ->
                                error(
                                        Rule.SCHEMA,
                                        "\"%s\" is not a tag pattern: %s"
                                                .formatted(SafeExcerpt.of(pattern), reason),
                                        "see %s for the syntax of patterns"
                                                .formatted(Documentation.DEFINITION.address())));
    }

    /** A version or a glob of versions. */
    static Optional<ValueError> versions(String glob) {
        return refusal(glob, TagPattern::of)
                .flatMap(
                        reason ->
                                error(
                                        Rule.SCHEMA,
                                        "\"%s\" is neither a version nor a glob of versions"
                                                .formatted(SafeExcerpt.of(glob)),
                                        "write the version as its tag spells it, or a glob such as v0.9.*"));
    }

    private static Optional<String> refusal(String text, Consumer<String> constructor) {
        try {
            constructor.accept(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String reason =
                    e.getCause() instanceof URISyntaxException syntax
                            ? syntax.getReason()
                            : String.valueOf(e.getMessage());
            return Optional.of(SafeExcerpt.of(reason, REASON));
        }
    }

    /** A path from a repository's root. */
    static Optional<ValueError> sourcePath(String path) {
        return DefinedUrls.isInside(path)
                ? Optional.empty()
                : error(
                        Rule.SOURCE_PATH,
                        "\"%s\" is not a path inside the repository"
                                .formatted(SafeExcerpt.of(path)),
                        "write it from the repository's root, with / and without .., such as plugins/kubernetes");
    }

    /** A page for people: an address of the web, or a path that stays below the definition. */
    static Optional<ValueError> docs(String target) {
        boolean page = DefinedUrls.web(target).filter(uri -> uri.getUserInfo() == null).isPresent();
        return page || DefinedUrls.staysBelow(target)
                ? Optional.empty()
                : error(
                        Rule.URL_FORMAT,
                        "this is neither an http or https URL nor a path below the definition's folder",
                        "write one of these, such as https://example.com/docs or docs/kubernetes.md");
    }

    /** The root of a forge's API. */
    static Optional<ValueError> apiUrl(String address) {
        return asked(address, "https://github.example.com/api/v3");
    }

    /** What the paths of a forge's repositories are appended to, for git. */
    static Optional<ValueError> gitUrl(String address) {
        return asked(address, "https://github.example.com");
    }

    private static Optional<ValueError> asked(String address, String example) {
        return DefinedUrls.web(address)
                .filter(uri -> address.chars().allMatch(c -> c < 0x7f))
                .map(ValueValidators::asked)
                .orElseGet(
                        () ->
                                error(
                                        Rule.URL_FORMAT,
                                        "this is not an http or https URL",
                                        "write one such as " + example));
    }

    private static Optional<ValueError> asked(URI address) {
        if (address.getUserInfo() != null || address.getQuery() != null) {
            return error(
                    Rule.URL_FORMAT,
                    "a URL in a definition must not contain credentials",
                    "remove user, password and query, and put the token into settings.xml as a <server> with the host's name");
        }
        if (address.getFragment() != null) {
            return error(
                    Rule.URL_FORMAT,
                    "the URL must not have a fragment",
                    "remove what begins with #");
        }
        return HostName.mayCarryToken(address)
                ? Optional.empty()
                : error(Rule.URL_FORMAT, "http is allowed for this machine only", "use https");
    }

    private static Optional<ValueError> error(Rule rule, String message, String remedy) {
        return Optional.of(new ValueError(rule, message, remedy));
    }

    /** What is wrong with a value, wherever it is written. */
    record ValueError(Rule rule, String message, String remedy) {}
}
