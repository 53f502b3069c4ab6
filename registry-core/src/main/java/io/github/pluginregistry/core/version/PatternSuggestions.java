package io.github.pluginregistry.core.version;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Suggests the tag pattern that was probably meant where one matches no tag, or no version. A pure
 * function of the names of tags, which are read once for however many patterns match nothing.
 *
 * <p>First come the {@linkplain PatternRepairs repairs} of what is written, then the form of the
 * tags whose name is nearest to the name in the pattern. No pattern is suggested that does not read
 * a version from one of the tags.
 */
public final class PatternSuggestions {

    private final TagPrefixIndex<String> tags;

    /** The first tag of each form, by what the form looks like. */
    private final Map<String, String> examples;

    private final Map<String, List<String>> formsByName;

    private PatternSuggestions(Collection<String> names) {
        this.tags = TagPrefixIndex.of(names, name -> name);
        this.examples =
                tags.startingWith("")
                        .collect(
                                Collectors.toMap(
                                        tag -> TagForm.of(tag).outline(),
                                        tag -> tag,
                                        (first, second) -> first,
                                        TreeMap::new));
        this.formsByName =
                examples.keySet().stream()
                        .collect(groupingBy(outline -> ClosestMatch.ignoringCase(name(outline))));
    }

    /** Reads the names of a repository's tags. */
    public static PatternSuggestions of(Collection<String> tags) {
        return new PatternSuggestions(tags);
    }

    /**
     * The pattern that was probably meant.
     *
     * @param isVersion whether a text is a version of the plugin
     * @param isTaken whether a tag is another plugin's; what only resembles the pattern is not
     *     suggested then
     * @return empty where no tag is near
     */
    public Optional<PatternSuggestion> suggest(
            TagPattern pattern, Predicate<String> isVersion, Predicate<String> isTaken) {
        return Stream.<Supplier<Stream<String>>>of(
                        () -> PatternRepairs.of(pattern.toString()).stream(),
                        () -> onlyFormOf(pattern).map(TagForm::pattern).stream(),
                        () -> nearest(pattern, isTaken))
                .flatMap(Supplier::get)
                .filter(text -> !text.equals(pattern.toString()))
                .flatMap(text -> verified(text, isVersion).stream())
                .findFirst();
    }

    /**
     * The pattern that leaves a name behind the version out of it: {@code {version}-core} where
     * {@code *} reads {@code 1.2.3-core}, which looks like a prerelease.
     *
     * @param isStable whether a text is a version, and no prerelease
     * @return empty where the tags that match have no name behind their version, or several
     */
    public Optional<PatternSuggestion> suggestWithoutSuffix(
            TagPattern pattern, Predicate<String> isStable) {
        return onlyFormOf(pattern)
                .filter(form -> !form.suffix().isEmpty())
                .flatMap(form -> verified(form.pattern(), isStable));
    }

    /** The form of the tags that a pattern matches; empty where they have several. */
    private Optional<TagForm> onlyFormOf(TagPattern pattern) {
        List<String> outlines =
                tags.startingWith(pattern.literalPrefix())
                        .filter(tag -> pattern.version(tag).isPresent())
                        .map(tag -> TagForm.of(tag).outline())
                        .distinct()
                        .limit(2)
                        .toList();
        return outlines.size() == 1 ? Optional.of(form(outlines.get(0))) : Optional.empty();
    }

    /** An equal name, in whatever position, is closer than any similar one. */
    private Stream<String> nearest(TagPattern pattern, Predicate<String> isTaken) {
        String outline = PatternRepairs.outline(pattern.toString());
        String name = name(outline);
        List<String> namesakes =
                formsByName.getOrDefault(ClosestMatch.ignoringCase(name), List.of());
        return name.isEmpty()
                ? Stream.empty()
                : Stream.<Supplier<Stream<String>>>of(
                                () -> inOrder(outline, namesakes),
                                () ->
                                        inOrder(outline, examples.keySet())
                                                .filter(near -> !isTaken.test(example(near))))
                        .flatMap(Supplier::get)
                        .map(near -> form(near).pattern());
    }

    private static Stream<String> inOrder(String outline, Collection<String> candidates) {
        return ClosestMatch.inOrder(outline, candidates.stream(), PatternSuggestions::name);
    }

    private Optional<PatternSuggestion> verified(String text, Predicate<String> isVersion) {
        return pattern(text)
                .map(pattern -> new PatternSuggestion(pattern, matching(pattern, isVersion)))
                .filter(suggestion -> suggestion.matching() > 0);
    }

    private int matching(TagPattern pattern, Predicate<String> isVersion) {
        return (int)
                tags.startingWith(pattern.literalPrefix())
                        .filter(tag -> isRead(tag, pattern, isVersion))
                        .count();
    }

    /** A version that ends in a name is none, though it looks like a prerelease. */
    private static boolean isRead(String tag, TagPattern pattern, Predicate<String> isVersion) {
        return pattern.version(tag)
                .filter(isVersion)
                .filter(
                        version -> {
                            String name = TagForm.of(tag).suffix();
                            return name.isEmpty() || !version.endsWith(name);
                        })
                .isPresent();
    }

    private static Optional<TagPattern> pattern(String text) {
        try {
            return Optional.of(TagPattern.of(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private String example(String outline) {
        return examples.getOrDefault(outline, "");
    }

    private TagForm form(String outline) {
        return TagForm.of(example(outline));
    }

    private static String name(String outline) {
        return TagForm.ofOutline(outline).name();
    }

    /**
     * A tag pattern that was probably meant.
     *
     * @param matching how many tags it reads a version from, at least one
     */
    public record PatternSuggestion(TagPattern pattern, int matching) {}
}
