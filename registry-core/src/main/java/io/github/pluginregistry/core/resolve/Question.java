package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * All there is to ask of one repository, for all plugins that live in it.
 *
 * @param plugins the plugins, in the definition's order
 * @param history what the repository answers
 * @param verdict what becomes of an answer
 * @param published what the registry says of a plugin until now
 */
record Question(
        List<PluginDefinition> plugins,
        History history,
        Verdict verdict,
        Function<PluginId, Optional<Latest>> published)
        implements Callable<List<Account>> {

    /** Asks, and accounts for every plugin. */
    @Override
    public List<Account> call() {
        return account(plugin -> history.answerFor(plugin.selection()));
    }

    /** Accounts for every plugin without an answer. */
    List<Account> unanswered(Reason why) {
        return account(plugin -> new Answer.Failed(why));
    }

    private List<Account> account(Function<PluginDefinition, Answer> answers) {
        return plugins.stream()
                .map(
                        plugin ->
                                verdict.on(
                                        plugin,
                                        answers.apply(plugin),
                                        published.apply(plugin.id())))
                .toList();
    }
}
