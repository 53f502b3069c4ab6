package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pluginregistry.extensions.ExtensionFailure;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.TagInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run expects of a release source. */
final class ReleaseSourceContract {

    private static final int MOST_TAGS = 100;

    private final TestedExtension tests;
    private final ReleaseSource source;

    ReleaseSourceContract(TestedExtension tests, ReleaseSource source) {
        this.tests = tests;
        this.source = source;
    }

    /** All tags, each of them once, with a commit or none. */
    void listsEachTagOnce() {
        List<TagInfo> tags = tags(Set.of(""));
        assertThat(names(tags))
                .as(
                        "tags has no tag of %s for the prefix \"\", which means all; override repository() with one that has tags",
                        tests.repository())
                .isNotEmpty();
        assertThat(tags.stream().map(TagInfo::name))
                .as("tags has a tag twice; return each tag once")
                .doesNotHaveDuplicates();
        assertThat(tags.stream().map(TagInfo::commit))
                .as(
                        "tags has a commit that is not 40 hexadecimal digits; return the full commit, or an empty text where there are none")
                .allMatch(commit -> commit.matches("|[0-9a-f]{40}"));
        assertThat(names(tags))
                .as(
                        "tags leaves tags of %s out; read all pages, and throw where an answer is not complete",
                        tests.repository())
                .containsAll(tests.tags());
    }

    /** A prefix may narrow what is returned, but hides no tag that begins with it. */
    void listsAllTagsWithAPrefix() {
        Set<String> all = names(tags(Set.of("")));
        for (String prefix : prefixes(all)) {
            assertThat(names(tags(Set.of(prefix, "no-such-prefix"))))
                    .as(
                            "tags leaves tags out that begin with \"%s\"; return at least those that begin with one of the prefixes",
                            prefix)
                    .containsAll(all.stream().filter(it -> it.startsWith(prefix)).toList());
        }
    }

    /** A few beginnings of tags, of different lengths. */
    private static Set<String> prefixes(Set<String> tags) {
        return tags.stream()
                .limit(3)
                .map(tag -> tag.substring(0, (tag.length() + 1) / 2))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<TagInfo> tags(Set<String> prefixes) {
        return tests.call(
                "tags",
                "make " + tests.repository() + " readable in this test",
                () -> source.tags(tests.repository(), prefixes));
    }

    private static Set<String> names(List<TagInfo> tags) {
        return tags.stream().map(TagInfo::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Releases belong to tags that were asked for, at most one to each. */
    void hasReleasesOnlyOfTheTagsAskedFor() {
        List<String> all = names(tags(Set.of(""))).stream().limit(MOST_TAGS).toList();
        requireReleasesOf(Set.copyOf(all));
        requireReleasesOf(Set.copyOf(all.subList(0, Math.min(1, all.size()))));
    }

    private void requireReleasesOf(Set<String> asked) {
        List<ReleaseInfo> releases =
                tests.call(
                        "releases",
                        "leave a tag out that has no release",
                        () -> source.releases(tests.repository(), asked));
        assertThat(releases.stream().map(ReleaseInfo::tag))
                .as(
                        "releases has a tag twice, or one that was not asked for; return at most one release for each of the tags")
                .doesNotHaveDuplicates()
                .allMatch(asked::contains);
    }

    /** A repository that does not exist is a permanent problem, not a transient one. */
    void tellsThatARepositoryDoesNotExist() {
        Optional<String> missing = tests.missingRepository();
        assumeTrue(missing.isPresent(), "missingRepository() is not overridden");
        @Nullable Throwable thrown = null;
        try {
            source.tags(missing.orElseThrow(), Set.of(""));
        } catch (Exception e) {
            thrown = e;
        }
        assertThat(isNotFound(thrown))
                .as(
                        "tags of %s ended with %s; throw a RepositoryNotFoundException (in a program: answer 422 with the kind \"notFound\")",
                        missing.orElseThrow(), thrown == null ? "a list" : thrown)
                .isTrue();
    }

    private static boolean isNotFound(@Nullable Throwable thrown) {
        return thrown instanceof RepositoryNotFoundException
                || (thrown instanceof ExtensionFailure failure
                        && failure.kind() == ExtensionFailure.Kind.NOT_FOUND);
    }
}
