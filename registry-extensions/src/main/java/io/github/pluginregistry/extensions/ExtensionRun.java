package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.sdk.process.Contract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extensions in one run. Failed calls count for this run alone: what is disabled here is asked
 * again by the next run, and by others at the same time.
 */
public final class ExtensionRun {

    private final ExtensionSetup setup;
    private final List<ExtensionCalls> extensions;
    private final TokenProvider tokens;

    /**
     * @param extensions in the order of their calls
     */
    ExtensionRun(ExtensionSetup setup, List<ManagedExtension> extensions) {
        this.setup = setup;
        this.extensions =
                extensions.stream()
                        .map(
                                it ->
                                        new ExtensionCalls(
                                                it,
                                                setup.log().apply(it.id()),
                                                setup.classPaths().terms().look()))
                        .toList();
        this.tokens = new ExtensionTokens(setup.tokens(), with(Contract.SECRET_SOURCE));
    }

    /** The extensions with a contract, disabled ones too, in the order of their calls. */
    List<ExtensionCalls> with(Contract contract) {
        return extensions.stream()
                .filter(each -> each.extension().contracts().contains(contract))
                .toList();
    }

    /** An extension by its id. */
    Optional<ExtensionCalls> find(String id) {
        return extensions.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The tokens of the run, then those of extensions. */
    public TokenProvider tokens() {
        return tokens;
    }

    /**
     * Connects the extensions to a service.
     *
     * @throws ExtensionException if an extension does not fit: for its outputs, or for the hosts
     *     that the definition gives it
     * @throws IllegalArgumentException if the definition of the service uses extensions in another
     *     way than that for which they were opened
     */
    public void connect(RegistryServiceBuilder service) throws ExtensionException {
        if (!service.definition().extensions().equals(setup.definitions())) {
            throw new IllegalArgumentException(
                    "the definition has other extensions than those that were opened; open them again");
        }
        service.credentials(tokens)
                .rules(new ExtensionRules(with(Contract.CHECK_RULE)))
                .outputs(ExtensionOutput.of(with(Contract.OUTPUT_RENDERER)))
                .hostSources(hostSources())
                .listener(
                        new ExtensionEvents(
                                with(Contract.REGISTRY_HOOK),
                                with(Contract.NOTIFIER),
                                setup.registry()));
    }

    private Map<String, ReleaseSource> hostSources() throws ExtensionException {
        Map<String, ReleaseSource> sources = new HashMap<>();
        for (ExtensionCalls extension : extensions) {
            List<String> hosts = extension.extension().settings().hosts();
            if (!hosts.isEmpty()
                    && !extension.extension().contracts().contains(Contract.RELEASE_SOURCE)) {
                throw new ExtensionException(
                        "the definition lets extension \"%s\" read %s, and it is no release source"
                                .formatted(extension.id(), String.join(", ", hosts)),
                        "delete its hosts from the definition",
                        null);
            }
            hosts.forEach(host -> sources.put(host, new ExtensionSource(extension)));
        }
        return sources;
    }

    /**
     * Fails where a call failed whose failures are fatal by the definition ({@code onFailure:
     * fail}). Called when the goal has done its work.
     */
    public void requireNoFatalFailure() throws ExtensionException {
        for (ExtensionCalls extension : extensions) {
            Optional<String> failure = extension.fatalFailure();
            if (failure.isPresent()) {
                throw new ExtensionException(
                        "extension \"%s\": %s".formatted(extension.id(), failure.get()),
                        "correct it, or set its onFailure to warn",
                        null);
            }
        }
    }
}
