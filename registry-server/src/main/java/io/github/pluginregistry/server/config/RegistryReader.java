package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Reads the configuration of one registry. */
final class RegistryReader {

    static final String DURATION =
            "write an ISO 8601 duration such as PT5M or P30D, more than zero and at most a hundred years";

    /** Times that are farther away cannot be calculated with. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    static final String REFERENCE =
            "write env:NAME, file:PATH, vault:PATH#KEY, settings:SERVER or sealed:NAME; a secret itself does not belong here";
    private static final String PATH = "write a path in the repository, such as docs/registry.yaml";
    private static final String IDENTITY = "write Name <name@example.com>";

    private RegistryReader() {}

    static RegistryConfiguration read(Section section) {
        return new RegistryConfiguration(
                section.text("id"),
                section.value(
                        "repository",
                        "",
                        text -> RepositoryUrl.of(text).address(),
                        "write https://HOST/PATH, ssh://HOST/PATH, USER@HOST:PATH or a path, without credentials"),
                section.value(
                        "branch", "main", RegistryReader::branch, "write the name of a branch"),
                section.value("definition", "registry.yaml", RegistryReader::path, PATH),
                section.value("outputDirectory", "", RegistryReader::path, PATH),
                publishing(section.section("publish")),
                section.has("polling") ? polling(section.section("polling")) : null,
                section.sections("conditions").stream()
                        .flatMap(it -> ConditionReader.read(it).stream())
                        .toList(),
                DependentReader.read(section));
    }

    /** A path that stays in the repository. */
    private static String path(String text) {
        Path path = Path.of(text).normalize();
        if (path.isAbsolute() || path.startsWith("..") || path.startsWith(".git")) {
            throw new InvalidPathException(text, "not in the repository");
        }
        return path.toString();
    }

    private static String branch(String text) {
        if (!text.matches("[^\\s~^:?*\\[\\\\\\p{Cntrl}-][^\\s~^:?*\\[\\\\\\p{Cntrl}]{0,200}")
                || text.contains("..")) {
            throw new IllegalArgumentException("no branch");
        }
        return text;
    }

    static Polling polling(Section section) {
        Polling polling =
                new Polling(
                        section.value(
                                "minimum",
                                Polling.DEFAULT.minimum(),
                                RegistryReader::duration,
                                DURATION),
                        section.value(
                                "maximum",
                                Polling.DEFAULT.maximum(),
                                RegistryReader::duration,
                                DURATION));
        if (polling.minimum().compareTo(polling.maximum()) > 0) {
            section.error(
                    "minimum", "the minimum is longer than the maximum", "swap them, or give both");
        }
        return polling;
    }

    static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("out of bounds");
        }
        return duration;
    }

    private static Publishing publishing(Section section) {
        return new Publishing(
                switch (section.text("mode", "push")) {
                    case "pull-request" -> Publishing.Mode.PULL_REQUEST;
                    case "none" -> Publishing.Mode.NONE;
                    default -> Publishing.Mode.PUSH;
                },
                template(section, "message"),
                identity(section, "author"),
                identity(section, "committer"),
                section.isTrue("signOff"),
                section.texts("labels"),
                section.texts("reviewers"),
                section.value(
                        "pullRequestBranch",
                        PullRequestOptions.BRANCH,
                        RegistryReader::branch,
                        "write the name of a branch"),
                template(section, "pullRequestBody"));
    }

    private static String template(Section section, String key) {
        return section.value(
                key,
                "",
                text -> {
                    MessageTemplate.of(key, text);
                    return text;
                },
                "use the placeholders {registry}, {summary}, {changes} and {notes} alone");
    }

    private static String identity(Section section, String key) {
        return section.value(
                key, Publishing.IDENTITY, text -> CommitIdentity.of(text).toString(), IDENTITY);
    }

    /** A secret goes there, so over the network only https will do. */
    static String url(String text) {
        URI uri = URI.create(text);
        boolean here =
                Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || !("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())))) {
            throw new IllegalArgumentException("no address");
        }
        return text.replaceFirst("/+$", "");
    }
}
