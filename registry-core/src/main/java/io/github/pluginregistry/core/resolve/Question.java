package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All there is to ask of one repository, for all plugins that live in it. What it lists is held
 * while the question is answered and no longer, unless it is wanted.
 *
 * @param plugins the plugins
 * @param history begins to ask the repository
 * @param verdict what becomes of an answer
 * @param published what the registry says of a plugin until now
 * @param wanted what of an account is wanted; the rest of it is let go
 */
record Question<T>(
        List<PluginDefinition> plugins,
        Supplier<History> history,
        Verdict verdict,
        Function<PluginId, Optional<Latest>> published,
        Function<Account, T> wanted)
        implements Callable<Map<PluginId, T>> {

    /** Whom to ask; empty for a repository on this machine. */
    String host() {
        return plugins.get(0).repository().host();
    }

    /** Asks, and accounts for every plugin. */
    @Override
    public Map<PluginId, T> call() {
        History asked = history.get();
        return account(plugin -> asked.answerFor(plugin.selection()));
    }

    /** Accounts for every plugin without an answer. */
    Map<PluginId, T> unanswered(Reason why) {
        return account(plugin -> new Answer.Failed(why));
    }

    private Map<PluginId, T> account(Function<PluginDefinition, Answer> answers) {
        return plugins.stream()
                .map(
                        plugin ->
                                verdict.on(
                                        plugin,
                                        answers.apply(plugin),
                                        published.apply(plugin.id())))
                .collect(Collectors.toMap(account -> account.plugin().id(), wanted));
    }
}
