package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.source.UnreadableTokenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
        return account((plugin, before) -> confirmed(asked, plugin, before));
    }

    /** Accounts for every plugin without an answer. */
    Map<PluginId, T> unanswered(Reason why) {
        return account((plugin, before) -> failed(plugin, before, why));
    }

    private Map<PluginId, T> account(
            BiFunction<PluginDefinition, Optional<Latest>, Account> accounts) {
        return plugins.stream()
                .map(plugin -> guarded(plugin, accounts))
                .collect(Collectors.toMap(account -> account.plugin().id(), wanted));
    }

    /**
     * What a host says may bring down what reads it, by a depth or a size that nobody thought of.
     * That is the trouble of the plugin at hand, and of no other.
     */
    private Account guarded(
            PluginDefinition plugin,
            BiFunction<PluginDefinition, Optional<Latest>, Account> accounts) {
        Optional<Latest> before = published.apply(plugin.id());
        try {
            return accounts.apply(plugin, before);
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(plugin, before, Reason.unexpected(plugin.repository(), e));
        }
    }

    /** A listing that is not whole takes no version back. */
    private Account confirmed(History asked, PluginDefinition plugin, Optional<Latest> before) {
        Account account = verdict.on(plugin, asked.answerFor(plugin.selection()), before);
        return account.resolution().recedes()
                ? before.flatMap(it -> asked.doubt(plugin.selection(), it, account.listing()))
                        .map(doubt -> failed(plugin, before, doubt))
                        .orElse(account)
                : account;
    }

    private Account failed(PluginDefinition plugin, Optional<Latest> before, Reason why) {
        return verdict.on(plugin, new Answer.Failed(why), before);
    }
}
