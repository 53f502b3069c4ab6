package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One repository with all that a definition says of it.
 *
 * @param repository its address, as the first of its plugins writes it
 * @param plugins the plugins in it, in the definition's order
 * @param tags the names of its tags; empty where it did not answer
 */
record Ground(RepositoryId repository, List<PluginDefinition> plugins, SortedSet<String> tags) {

    /** One ground for each repository, in the definition's order. */
    static List<Ground> of(List<Account> accounts) {
        Map<RepositoryId, List<Account>> repositories =
                accounts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        account -> account.plugin().repository(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return repositories.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Ground of(RepositoryId repository, List<Account> accounts) {
        return new Ground(
                repository,
                accounts.stream().map(Account::plugin).toList(),
                accounts.stream()
                        .flatMap(account -> account.tags().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The plugins one of whose patterns a tag matches. */
    List<PluginDefinition> claimantsOf(String tag) {
        return plugins.stream()
                .filter(plugin -> plugin.selection().patternOf(tag).isPresent())
                .toList();
    }

    static List<PluginId> ids(List<PluginDefinition> plugins) {
        return plugins.stream().map(PluginDefinition::id).toList();
    }
}
