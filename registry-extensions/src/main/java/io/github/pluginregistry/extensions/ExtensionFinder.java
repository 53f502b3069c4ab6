package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the extensions that the caller allows, and holds them until they are closed. */
final class ExtensionFinder implements AutoCloseable {

    private final Map<String, ManagedExtension> extensions = new LinkedHashMap<>();
    private final List<ExtensionLoader> loaders = new ArrayList<>();
    private final ExtensionSetup setup;

    ExtensionFinder(ExtensionSetup setup) {
        this.setup = setup;
    }

    /** The extensions that were found, in the order in which the build allows them. */
    List<ManagedExtension> found() {
        return List.copyOf(extensions.values());
    }

    /**
     * Finds all extensions that the build allows.
     *
     * @throws ExtensionException if one is missing, or not configured as it wants, or the
     *     definition uses another one
     */
    void find() throws ExtensionException {
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
        requireAllowed();
    }

    private void addBundled(List<String> ids) throws ExtensionException {
        String origin = setup.classPaths().terms().place();
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

    private ExtensionException notFound(String id, List<ExtensionLoader.Found> all) {
        ExtensionTerms terms = setup.classPaths().terms();
        return new ExtensionException(
                "%s allows \"%s\", and there is no such extension in %s%s"
                        .formatted(
                                terms.setting(),
                                id,
                                terms.place(),
                                all.isEmpty()
                                        ? ""
                                        : ", which have "
                                                + all.stream()
                                                        .map(each -> each.capabilities().id())
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))),
                terms.add() + ", or allow GROUP:ARTIFACT:VERSION",
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
        return loader.load(ExtensionDefinition.USUAL_TIME_LIMIT);
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
                        "%s is the extension \"%s\", and %s calls it \"%s\""
                                .formatted(
                                        allowed.program(),
                                        extension.capabilities().id(),
                                        setup.classPaths().terms().setting(),
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
            throw new ExtensionException("the run was interrupted", "run it again", e);
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
        ConfigurationSchema.require(capabilities, settings.configuration());
        extensions.put(
                id, new ManagedExtension(extension, capabilities, settings, origin, setup.calls()));
    }

    /** What the definition configures has to be there: a rule that is left out is a rule broken. */
    private void requireAllowed() throws ExtensionException {
        TreeSet<String> missing = new TreeSet<>();
        setup.definitions().forEach(each -> missing.add(each.id()));
        missing.removeAll(extensions.keySet());
        if (!missing.isEmpty()) {
            ExtensionTerms terms = setup.classPaths().terms();
            throw new ExtensionException(
                    "the definition uses the extension%s %s, which %s does not allow"
                            .formatted(
                                    missing.size() == 1 ? "" : "s",
                                    String.join(", ", missing),
                                    terms.caller()),
                    "add to %s what you trust: the id of an extension in %s, GROUP:ARTIFACT:VERSION, or ID=PROGRAM"
                            .formatted(terms.setting(), terms.place()),
                    null);
        }
    }

    /** Closes all extensions, the last one first, and then their class loaders. */
    @Override
    public void close() {
        List<ManagedExtension> reversed = new ArrayList<>(extensions.values());
        Collections.reverse(reversed);
        reversed.forEach(ManagedExtension::close);
        loaders.forEach(ExtensionLoader::close);
    }
}
