package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.TagPrefix;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An explanation of how the latest version of one plugin was chosen.
 *
 * @param published the published version; {@linkplain LatestRelease#unknown unknown} where there is
 *     none
 */
public record Explanation(ResolutionDetails account, LatestRelease published) {

    VersionSelection selection() {
        return account.plugin().selection();
    }

    /** The outcome of every matching tag, the highest first. */
    List<CandidateOutcome> fates() {
        return account.candidates().stream().map(it -> CandidateOutcome.of(it, account)).toList();
    }

    /** The candidate that would have been chosen without the chosen one. */
    Optional<Candidate> runnerUp() {
        return account.candidates().stream()
                .filter(account::mayBeLatest)
                .filter(candidate -> account.chosen().filter(candidate::equals).isEmpty())
                .findFirst();
    }

    /** The matching tags that were rejected, by reason; the reason of the highest tag first. */
    List<Group> refused() {
        return Group.of(
                fates().stream().filter(CandidateOutcome::isRefused).toList(),
                CandidateOutcome::reason,
                CandidateOutcome::tag);
    }

    /** The number of distinct tags. */
    long seen() {
        return account.listing().tags().count();
    }

    /** The pattern that was probably meant, where no version counts. */
    Optional<TagPattern> suggestedTagPattern() {
        return account.suggestion().map(PatternSuggestion::pattern);
    }

    /**
     * The tags that match no pattern, by prefix. The group that the suggested pattern matches comes
     * first, and then the largest ones.
     */
    List<Group> unmatched() {
        List<String> tags =
                account.listing().tags().filter(tag -> !selection().matches(tag)).toList();
        return Group.of(tags, Explanation::prefix, tag -> tag).stream()
                .sorted(
                        Comparator.comparing((Group group) -> !isSuggested(group))
                                .thenComparing(Group::size, Comparator.reverseOrder())
                                .thenComparing(Group::name))
                .toList();
    }

    private boolean isSuggested(Group group) {
        return suggestedTagPattern()
                .filter(
                        pattern ->
                                group.tags().stream()
                                        .anyMatch(tag -> pattern.version(tag).isPresent()))
                .isPresent();
    }

    private static String prefix(String tag) {
        return TagPrefix.of(tag).map(TagPrefix::text).orElse("");
    }

    /**
     * A group of tags.
     *
     * @param name what they have in common: their prefix, or the reason why they were rejected
     */
    record Group(String name, List<String> tags) {

        Group {
            tags = List.copyOf(tags);
        }

        /** The groups in the order of their first members. */
        static <T> List<Group> of(
                List<T> members, Function<T, String> name, Function<T, String> tag) {
            Map<String, List<String>> groups =
                    members.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            name,
                                            LinkedHashMap::new,
                                            Collectors.mapping(tag, Collectors.toList())));
            return groups.entrySet().stream()
                    .map(group -> new Group(group.getKey(), group.getValue()))
                    .toList();
        }

        int size() {
            return tags.size();
        }

        /** The total number of tags in groups. */
        static int size(List<Group> groups) {
            return groups.stream().mapToInt(Group::size).sum();
        }
    }
}
