package io.github.pluginregistry.init.detect;

import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions of one plugin, and the scheme that reads and orders them.
 *
 * @param texts the versions as the tags spell them
 */
record VersionLine(List<String> texts) {

    private static final Pattern FOUR_NUMBERS = Pattern.compile("[vV]?\\d+(?:\\.\\d+){3,}.*");

    /** Moves with the releases that begin with it: {@code v1} of {@code v1.2.3}. */
    private static final Pattern ALIAS = Pattern.compile("[vV]?(\\d+(?:\\.\\d+)?)");

    /** Jenkins numbers its releases by commits: {@code 4350.vcc65d4958821}. */
    private static final Pattern BY_COMMITS = Pattern.compile("[vV]?[\\d.-]+\\.v[0-9a-f_]+");

    private static final Pattern DATE =
            Pattern.compile(
                    "[vV]?(?:(?:19|20)\\d\\d(?:[._-]?(?:0?[1-9]|1[0-2]))(?!\\d{3,}).*|(?:19|20)\\d\\d)");

    private static final Pattern SNAPSHOT =
            Pattern.compile(
                    "[vV]?0\\.0\\.0[-+].*|.*(?:nightly|canary|snapshot|weekly|daily|insiders|(?<![a-z])dev(?![a-z])).*",
                    Pattern.CASE_INSENSITIVE);

    /** So many versions that only Maven reads, of all, tell that they are releases, too. */
    private static final double MANY = 0.05;

    VersionLine {
        texts = List.copyOf(texts);
    }

    /** SemVer, unless that would miss releases. */
    VersionScheme scheme() {
        List<String> semantic = texts.stream().filter(VersionLine::isSemantic).toList();
        List<String> other = others(semantic);
        if (semantic.isEmpty()
                || onlyMavenSeesReleases(semantic)
                || texts.stream().anyMatch(text -> BY_COMMITS.matcher(text).matches())) {
            return VersionScheme.MAVEN;
        }
        if (highest(concat(semantic, other), VersionScheme.MAVEN)
                .filter(other::contains)
                .isPresent()) {
            return VersionScheme.MAVEN;
        }
        return isManyReleases(other) && isOrderedAlike(semantic)
                ? VersionScheme.MAVEN
                : VersionScheme.SEMVER;
    }

    private boolean isManyReleases(List<String> other) {
        List<String> releases =
                other.stream()
                        .filter(text -> hasStable(List.of(text), VersionScheme.MAVEN))
                        .toList();
        return releases.stream().anyMatch(text -> FOUR_NUMBERS.matcher(text).matches())
                || (!releases.isEmpty() && releases.size() >= MANY * texts.size());
    }

    /** Those that are no SemVer, without aliases, and without dates beside versions. */
    private List<String> others(List<String> semantic) {
        Set<String> starts =
                semantic.stream()
                        .flatMap(text -> starts(text).stream())
                        .collect(Collectors.toSet());
        boolean dated = !semantic.isEmpty() && semantic.stream().noneMatch(VersionLine::isDate);
        return texts.stream()
                .filter(text -> !isSemantic(text))
                .filter(text -> VersionScheme.MAVEN.parse(text).isPresent())
                .filter(text -> !isAlias(text, starts))
                .filter(text -> !(dated && isDate(text)))
                .toList();
    }

    private static List<String> starts(String version) {
        String numbers = version.replaceFirst("^[vV]", "");
        int major = numbers.indexOf('.');
        int minor = numbers.indexOf('.', major + 1);
        return List.of(numbers.substring(0, major), numbers.substring(0, minor));
    }

    private static boolean isAlias(String text, Set<String> starts) {
        Matcher alias = ALIAS.matcher(text);
        return alias.matches() && starts.contains(alias.group(1));
    }

    /** For versions such as 1.2.3-4, where SemVer sees prereleases and packagers see revisions. */
    private boolean onlyMavenSeesReleases(List<String> semantic) {
        return !hasStable(semantic, VersionScheme.SEMVER)
                && hasStable(
                        texts.stream().filter(text -> !isSnapshot(text)).toList(),
                        VersionScheme.MAVEN);
    }

    /** Whether Maven sees no release where SemVer sees a prerelease. */
    private static boolean isOrderedAlike(List<String> semantic) {
        return semantic.stream()
                .allMatch(
                        text ->
                                VersionScheme.SEMVER.parse(text).orElseThrow().isPrerelease()
                                        == VersionScheme.MAVEN
                                                .parse(text)
                                                .map(Version::isPrerelease)
                                                .orElse(true));
    }

    private static boolean hasStable(List<String> texts, VersionScheme scheme) {
        return highestStable(texts, scheme).isPresent();
    }

    private static Optional<Version> highestStable(List<String> texts, VersionScheme scheme) {
        return texts.stream()
                .flatMap(text -> scheme.parse(text).stream())
                .filter(version -> !version.isPrerelease())
                .max(Comparator.naturalOrder());
    }

    private static Optional<String> highest(List<String> texts, VersionScheme scheme) {
        return highestStable(texts, scheme).map(Version::text);
    }

    /** The highest stable version or, where there is none, the highest prerelease. */
    static Optional<Version> best(List<String> texts, VersionScheme scheme) {
        return highestStable(texts, scheme)
                .or(
                        () ->
                                texts.stream()
                                        .flatMap(text -> scheme.parse(text).stream())
                                        .max(Comparator.naturalOrder()));
    }

    /** Orders versions of two groups by the highest of each, as one plugin would have them. */
    static int compareBest(List<String> some, List<String> others) {
        VersionScheme scheme = new VersionLine(concat(some, others)).scheme();
        return Comparator.comparing(
                        (List<String> texts) -> best(texts, scheme),
                        Comparator.comparing(
                                (Optional<Version> version) -> version.orElse(null),
                                Comparator.nullsFirst(VersionLine::stableFirst)))
                .compare(some, others);
    }

    private static int stableFirst(Version one, Version other) {
        int order = Boolean.compare(other.isPrerelease(), one.isPrerelease());
        return order == 0 ? one.compareTo(other) : order;
    }

    static boolean isSemantic(String text) {
        return VersionScheme.SEMVER.parse(text).isPresent();
    }

    static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    static boolean isSnapshot(String text) {
        return SNAPSHOT.matcher(text).matches();
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
