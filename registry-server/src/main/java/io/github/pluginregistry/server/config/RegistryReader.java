package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import io.github.pluginregistry.core.version.Glob;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the configuration of one registry. */
final class RegistryReader {

    static final String DURATION =
            "write an ISO 8601 duration such as PT5M or P30D, more than zero";
    static final String REFERENCE =
            "write env:NAME, file:PATH, vault:PATH#KEY, settings:SERVER or sealed:NAME; a secret itself does not belong here";
    private static final String PATH = "write a path in the repository, such as docs/registry.yaml";
    private static final String IDENTITY = "write Name <name@example.com>";
    private static final String URL = "write an https address, or http to this machine";

    /** The keys of conditions; the schema finds others. */
    private static final Set<String> CONDITION =
            Set.of("kinds", "patterns", "from", "to", "zone", "days", "duration");

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
                        .flatMap(it -> condition(it).stream())
                        .toList(),
                dependents(section));
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
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not more than zero");
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

    private static Optional<Condition> condition(Section section) {
        String type = section.text("type");
        for (String key : section.keys()) {
            if (CONDITION.contains(key) && !keysOf(type).contains(key)) {
                section.error(
                        key, "a condition of type %s has no such key".formatted(type), "remove it");
            }
        }
        keysOf(type).stream()
                .filter(key -> !Set.of("zone", "days").contains(key) && !section.has(key))
                .forEach(key -> section.error(key, "this key is missing", "add it"));
        return Optional.ofNullable(
                switch (type) {
                    case "event" -> new Condition.Event(new HashSet<>(section.texts("kinds")));
                    case "tag" -> new Condition.Tag(globs(section));
                    case "branch" -> new Condition.Branch(globs(section));
                    case "path" -> new Condition.Path(globs(section));
                    case "timeWindow" -> window(section);
                    case "minimumGap" ->
                            new Condition.MinimumGap(
                                    section.value(
                                            "duration",
                                            Duration.ZERO,
                                            RegistryReader::duration,
                                            DURATION));
                    default -> null;
                });
    }

    private static Set<String> keysOf(String type) {
        return switch (type) {
            case "event" -> Set.of("kinds");
            case "tag", "branch", "path" -> Set.of("patterns");
            case "timeWindow" -> Set.of("from", "to", "zone", "days");
            case "minimumGap" -> Set.of("duration");
            default -> Set.of();
        };
    }

    private static List<String> globs(Section section) {
        return section.values(
                "patterns",
                text -> {
                    Glob.of(text);
                    return text;
                },
                "write a glob such as v* or docs/**");
    }

    private static Condition window(Section section) {
        String time = "write a time such as \"08:00\", in quotes";
        return new Condition.TimeWindow(
                section.value("from", LocalTime.MIN, LocalTime::parse, time),
                section.value("to", LocalTime.MIN, LocalTime::parse, time),
                section.value(
                        "zone", ZoneOffset.UTC, ZoneId::of, "write a zone such as Europe/Berlin"),
                section.texts("days").stream()
                        .map(day -> day.toUpperCase(Locale.ROOT))
                        .flatMap(
                                day ->
                                        Arrays.stream(DayOfWeek.values())
                                                .filter(it -> it.name().equals(day)))
                        .collect(Collectors.toSet()));
    }

    private static List<Dependent> dependents(Section section) {
        Set<String> names = new HashSet<>();
        return section.sections("dependents").stream().map(it -> dependent(it, names)).toList();
    }

    private static Dependent dependent(Section section, Set<String> names) {
        if (!names.add(section.text("name"))) {
            section.error("name", "another dependent has this name", "choose another one");
        }
        if (section.has("url") == section.has("repositoryDispatch")) {
            section.error(
                    "url", "a dependent has either url or repositoryDispatch", "keep one of them");
        }
        if (section.has("url") && !section.has("secret")) {
            section.error("secret", "this key is missing", "add it; it signs the webhook");
        }
        return new Dependent(
                section.text("name"),
                section.value("url", "", RegistryReader::url, URL),
                section.optional("secret", SecretReference::of, REFERENCE).orElse(null),
                section.value(
                        "repositoryDispatch", "", RegistryReader::ownerAndName, "write OWNER/NAME"),
                section.text("eventType", "plugin-released"),
                section.value("apiUrl", "https://api.github.com", RegistryReader::url, URL));
    }

    private static String ownerAndName(String text) {
        if (!text.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+") || text.contains("..")) {
            throw new IllegalArgumentException("no repository");
        }
        return text;
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
