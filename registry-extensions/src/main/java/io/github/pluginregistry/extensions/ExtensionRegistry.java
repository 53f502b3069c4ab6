package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.Violation;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.process.Contract;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The extensions of one run, of both kinds: found, configured, started, and closed in the end. The
 * build allows extensions and the definition configures them; no other is loaded.
 */
public final class ExtensionRegistry implements AutoCloseable {

    private final Map<String, ManagedExtension> extensions = new LinkedHashMap<>();
    private final List<ExtensionLoader> loaders = new ArrayList<>();
    private final ExtensionSetup setup;

    private ExtensionRegistry(ExtensionSetup setup) {
        this.setup = setup;
    }

    /**
     * Finds, configures and starts the extensions.
     *
     * @throws ExtensionException if one cannot be found, is not allowed, or is not configured as it
     *     wants; one that is found and does not start is disabled instead
     */
    public static ExtensionRegistry open(ExtensionSetup setup) throws ExtensionException {
        ExtensionRegistry registry = new ExtensionRegistry(setup);
        boolean open = false;
        try {
            registry.find();
            registry.requireAllowed();
            registry.start();
            open = true;
            return registry;
        } finally {
            if (!open) {
                registry.close();
            }
        }
    }

    private void find() throws ExtensionException {
        List<String> bundled = new ArrayList<>();
        for (AllowedExtension allowed : setup.allowed()) {
            if (allowed instanceof AllowedExtension.Bundled it) {
                bundled.add(it.id());
            } else if (allowed instanceof AllowedExtension.Artifact artifact) {
                addAll(artifact);
            } else {
                add((AllowedExtension.Program) allowed);
            }
        }
        if (!bundled.isEmpty()) {
            addBundled(bundled);
        }
    }

    private void addBundled(List<String> ids) throws ExtensionException {
        String origin = "the plugin's dependencies";
        List<ExtensionLoader.Found> all = load(setup.classPaths().bundled(), origin);
        for (String id : ids) {
            ExtensionLoader.Found found =
                    all.stream()
                            .filter(each -> each.capabilities().id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> notFound(id, all));
            add(found.extension(), found.capabilities(), origin);
        }
    }

    private static ExtensionException notFound(String id, List<ExtensionLoader.Found> all) {
        return new ExtensionException(
                "registry.extensions allows \"%s\", and no dependency of the plugin has such an extension%s"
                        .formatted(
                                id,
                                all.isEmpty()
                                        ? ""
                                        : "; they have "
                                                + all.stream()
                                                        .map(each -> each.capabilities().id())
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))),
                "add its artifact to the <dependencies> of the plugin in the POM, or allow GROUP:ARTIFACT:VERSION",
                null);
    }

    private void addAll(AllowedExtension.Artifact artifact) throws ExtensionException {
        String origin =
                "%s:%s:%s".formatted(artifact.groupId(), artifact.artifactId(), artifact.version());
        List<ExtensionLoader.Found> all = load(setup.classPaths().of(artifact), origin);
        if (all.isEmpty()) {
            throw new ExtensionException(
                    "there is no extension in " + origin,
                    "its author lists extensions in META-INF/services/" + Extension.class.getName(),
                    null);
        }
        for (ExtensionLoader.Found found : all) {
            add(found.extension(), found.capabilities(), origin);
        }
    }

    private List<ExtensionLoader.Found> load(List<URL> classPath, String origin)
            throws ExtensionException {
        ExtensionLoader loader = new ExtensionLoader(classPath, origin);
        loaders.add(loader);
        return loader.load();
    }

    private void add(AllowedExtension.Program allowed) throws ExtensionException {
        try {
            ProgramExtension extension =
                    ProgramExtension.of(
                            allowed.program(),
                            ProgramExtension.START_LIMIT,
                            line -> ProgramLog.write(setup.log().apply(allowed.id()), line));
            if (!extension.capabilities().id().equals(allowed.id())) {
                throw new ExtensionException(
                        "%s is the extension \"%s\", and registry.extensions calls it \"%s\""
                                .formatted(
                                        allowed.program(),
                                        extension.capabilities().id(),
                                        allowed.id()),
                        "use its own id",
                        null);
            }
            add(extension, extension.capabilities(), allowed.program().toString());
        } catch (ExtensionFailure e) {
            throw new ExtensionException(
                    "extension \"%s\": %s".formatted(allowed.id(), e.getMessage()),
                    "run the program by hand as %s says"
                            .formatted(Documentation.EXTENSION_PROTOCOL.address()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExtensionException("the run was interrupted", "run the goal again", e);
        }
    }

    private void add(Extension extension, Capabilities capabilities, String origin)
            throws ExtensionException {
        String id = capabilities.id();
        ManagedExtension former = extensions.get(id);
        if (former != null) {
            throw new ExtensionException(
                    "two extensions have the id \"%s\": one of %s and one of %s"
                            .formatted(id, former.origin(), origin),
                    "allow one of them",
                    null);
        }
        ExtensionDefinition settings =
                setup.definitions().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> ExtensionDefinition.usual(id));
        requireConfiguration(capabilities, settings);
        extensions.put(id, new ManagedExtension(extension, capabilities, settings, origin));
    }

    private static void requireConfiguration(
            Capabilities capabilities, ExtensionDefinition settings) throws ExtensionException {
        String id = capabilities.id();
        if (capabilities.configurationSchema().isEmpty()) {
            if (!settings.configuration().isEmpty()) {
                throw new ExtensionException(
                        "extension \"%s\" accepts no configuration".formatted(id),
                        "delete configuration of this extension from the definition",
                        null);
            }
            return;
        }
        List<Violation> violations;
        try {
            violations =
                    JsonSchema.of(capabilities.configurationSchema())
                            .validate(settings.configuration());
        } catch (RuntimeException e) {
            throw new ExtensionException(
                    "the configuration schema of extension \"%s\" cannot be read: %s"
                            .formatted(id, e.getMessage()),
                    "report it to its author",
                    e);
        }
        if (!violations.isEmpty()) {
            throw new ExtensionException(
                    "the configuration of extension \"%s\" is not valid: %s"
                            .formatted(
                                    id,
                                    violations.stream()
                                            .map(each -> each.pointer() + " " + each.message())
                                            .collect(Collectors.joining("; "))),
                    "correct it in the definition, under extensions",
                    null);
        }
    }

    /** What the definition configures has to be there: a rule that is left out is a rule broken. */
    private void requireAllowed() throws ExtensionException {
        TreeSet<String> missing = new TreeSet<>();
        setup.definitions().forEach(each -> missing.add(each.id()));
        missing.removeAll(extensions.keySet());
        if (!missing.isEmpty()) {
            throw new ExtensionException(
                    "the definition uses the extension%s %s, which the build does not allow"
                            .formatted(missing.size() == 1 ? "" : "s", String.join(", ", missing)),
                    "add to registry.extensions what you trust: the id of a dependency of the plugin, GROUP:ARTIFACT:VERSION, or ID=PROGRAM",
                    null);
        }
    }

    /** Sources of secrets come first, since others may need a token to start. */
    private void start() {
        List<ManagedExtension> ordered =
                extensions.values().stream()
                        .sorted(
                                Comparator.comparing(
                                                (ManagedExtension it) ->
                                                        !it.contracts()
                                                                .contains(Contract.SECRET_SOURCE))
                                        .thenComparing(ManagedExtension.ORDER))
                        .toList();
        TokenProvider tokens = tokens();
        for (ManagedExtension extension : ordered) {
            ExtensionLog log = setup.log().apply(extension.id());
            extension.start(
                    new HostContext(
                            extension.capabilities(),
                            setup.registry(),
                            extension.settings().configuration(),
                            tokens,
                            setup.client(),
                            log));
            if (extension.state() == ManagedExtension.State.DISABLED) {
                log.warn(extension.reason());
            }
        }
    }

    /** The extensions in the order of their calls. */
    public List<ManagedExtension> all() {
        return extensions.values().stream().sorted(ManagedExtension.ORDER).toList();
    }

    /** The extensions with a contract, disabled ones too, in the order of their calls. */
    List<ManagedExtension> with(Contract contract) {
        return all().stream().filter(each -> each.contracts().contains(contract)).toList();
    }

    /** An extension by its id. */
    Optional<ManagedExtension> find(String id) {
        return Optional.ofNullable(extensions.get(id));
    }

    /** The tokens of the run, then those of extensions. */
    public TokenProvider tokens() {
        TokenProvider kept = setup.tokens();
        return new TokenProvider() {
            @Override
            public Optional<Token> token(String host) {
                Optional<Token> token = kept.token(host);
                return token.isPresent() ? token : secret(host);
            }

            @Override
            public boolean allowsLoopback() {
                return kept.allowsLoopback();
            }
        };
    }

    private Optional<Token> secret(String host) {
        for (ManagedExtension extension : with(Contract.SECRET_SOURCE)) {
            if (extension.state() == ManagedExtension.State.FOUND) {
                continue;
            }
            try {
                Optional<String> token =
                        extension.call(SecretSource.class, "token", it -> it.token(host));
                if (token.isPresent()) {
                    return token.map(Token::of);
                }
            } catch (ExtensionFailure e) {
                throw new UnreadableTokenException(
                        "extension \"%s\" could not be asked for the token of %s: %s"
                                .formatted(extension.id(), host, e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /**
     * Connects the extensions to a service.
     *
     * @param definition the registry of the service
     * @throws ExtensionException if an extension does not fit: for its outputs, or for the hosts
     *     that the definition gives it
     */
    public void connect(RegistryServiceBuilder service, RegistryDefinition definition)
            throws ExtensionException {
        service.credentials(tokens())
                .rules(new ExtensionRules(with(Contract.CHECK_RULE)))
                .outputs(ExtensionOutput.of(with(Contract.OUTPUT_RENDERER)))
                .hostSources(hostSources(definition))
                .listener(
                        new ExtensionEvents(
                                with(Contract.REGISTRY_HOOK),
                                with(Contract.NOTIFIER),
                                setup.registry()));
    }

    private Map<String, ReleaseSource> hostSources(RegistryDefinition definition)
            throws ExtensionException {
        Map<String, ReleaseSource> sources = new HashMap<>();
        for (ExtensionDefinition settings : definition.extensions()) {
            ManagedExtension extension = extensions.get(settings.id());
            if (extension == null || settings.hosts().isEmpty()) {
                continue;
            }
            if (!extension.contracts().contains(Contract.RELEASE_SOURCE)) {
                throw new ExtensionException(
                        "the definition lets extension \"%s\" read %s, and it is no release source"
                                .formatted(settings.id(), String.join(", ", settings.hosts())),
                        "delete its hosts from the definition",
                        null);
            }
            settings.hosts().forEach(host -> sources.put(host, new ExtensionSource(extension)));
        }
        return sources;
    }

    /**
     * Fails where a call failed whose failures are fatal by the definition ({@code onFailure:
     * fail}). Called when the goal has done its work.
     */
    public void requireNoFatalFailure() throws ExtensionException {
        for (ManagedExtension extension : all()) {
            Optional<String> failure = extension.fatalFailure();
            if (failure.isPresent()) {
                throw new ExtensionException(
                        "extension \"%s\": %s".formatted(extension.id(), failure.get()),
                        "correct it, or set its onFailure to warn",
                        null);
            }
        }
    }

    /** Closes all extensions, the last one first. */
    @Override
    public void close() {
        List<ManagedExtension> reversed = new ArrayList<>(extensions.values());
        Collections.reverse(reversed);
        reversed.forEach(ManagedExtension::close);
        loaders.forEach(ExtensionLoader::close);
    }
}
