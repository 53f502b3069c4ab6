package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Resolution;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the entries of {@code coverage.ignore} that match no tag of any repository any more. */
public final class UnusedIgnores {

    private UnusedIgnores() {}

    /**
     * One observation for each such entry; none where a repository did not answer, since its tags
     * may be meant. An entry that repeats a plugin's own pattern may match nothing.
     *
     * @param accounts one for every plugin of the definition
     */
    public static List<Observation> of(RegistryDefinition definition, List<Account> accounts) {
        if (definition.ignoredTags().isEmpty()
                || !accounts.stream().allMatch(UnusedIgnores::answered)) {
            return List.of();
        }
        Set<TagPattern> patterns =
                definition.plugins().stream()
                        .flatMap(plugin -> plugin.selection().tagPatterns().stream())
                        .collect(Collectors.toSet());
        return definition.ignoredTags().stream()
                .filter(ignored -> !patterns.contains(ignored.tags()))
                .filter(ignored -> !matches(ignored, accounts))
                .map(ignored -> observation(definition, ignored))
                .toList();
    }

    /** A repository without a tag has answered where the plugin is found to be unreleased. */
    private static boolean answered(Account account) {
        return account.listing().tags().findAny().isPresent()
                || account.resolution() instanceof Resolution.Unreleased;
    }

    private static boolean matches(IgnoredTags ignored, List<Account> accounts) {
        return accounts.stream()
                .map(Account::listing)
                .distinct()
                .anyMatch(listing -> listing.tags().anyMatch(ignored::covers));
    }

    private static Observation observation(RegistryDefinition definition, IgnoredTags ignored) {
        return new Observation(
                Observation.Kind.UNUSED_IGNORE,
                List.of(),
                definition.repository(),
                "coverage",
                "\"%s\" under coverage.ignore matches no tag of any repository"
                        .formatted(ignored.tags()),
                "remove it in %s, or correct it".formatted(ignored.position()));
    }
}
