package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Renders the files of an extension. Where that fails, they stay as they are. */
final class ExtensionOutput implements AdditionalOutput {

    private static final Set<String> OWN =
            Set.of("plugins.json", "plugins.md", "plugins.schema.json");

    private final ManagedExtension extension;

    private ExtensionOutput(ManagedExtension extension) {
        this.extension = extension;
    }

    /**
     * Takes the outputs of all extensions.
     *
     * @throws ExtensionException if a name leads out of the output directory, or is not free
     */
    static List<AdditionalOutput> of(List<ManagedExtension> extensions) throws ExtensionException {
        Map<String, String> owners = new LinkedHashMap<>();
        OWN.forEach(file -> owners.put(file, "registry-maven-plugin"));
        for (ManagedExtension extension : extensions) {
            for (String file : extension.capabilities().outputs()) {
                requireBelow(extension, file);
                String owner = owners.putIfAbsent(file.toLowerCase(Locale.ROOT), extension.id());
                if (owner != null) {
                    throw new ExtensionException(
                            "extension \"%s\" renders %s, which belongs to %s"
                                    .formatted(extension.id(), file, owner),
                            "use one of the two extensions, or ask the author for another file name",
                            null);
                }
            }
        }
        return extensions.stream().<AdditionalOutput>map(ExtensionOutput::new).toList();
    }

    private static void requireBelow(ManagedExtension extension, String file)
            throws ExtensionException {
        if (!isBelow(file)) {
            throw new ExtensionException(
                    "extension \"%s\" renders \"%s\", which is not a file below the output directory"
                            .formatted(extension.id(), file),
                    "report it to its author",
                    null);
        }
    }

    private static boolean isBelow(String file) {
        try {
            Path path = Path.of(file);
            return !file.isEmpty()
                    && !path.isAbsolute()
                    && !file.startsWith("/")
                    && file.chars()
                            .noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
                    && path.equals(path.normalize())
                    && !path.startsWith("..");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public List<String> files() {
        return extension.capabilities().outputs();
    }

    @Override
    public Map<String, String> render(Registry registry) {
        try {
            Map<String, String> texts = new LinkedHashMap<>();
            for (OutputFile file :
                    extension.list(
                            OutputRenderer.class,
                            "render",
                            it -> it.render(Views.registry(registry), Views.plugins(registry)))) {
                if (!files().contains(file.path())) {
                    throw extension.broken(
                            "render has the file \"%s\", which its capabilities do not name"
                                    .formatted(file.path()));
                }
                texts.put(file.path(), file.content());
            }
            return texts;
        } catch (ExtensionFailure e) {
            extension.report("its files stay as they are", e);
            return Map.of();
        }
    }
}
