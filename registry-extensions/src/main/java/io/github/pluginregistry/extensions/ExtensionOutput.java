package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the files of an extension. Where that fails, they stay as they are. */
final class ExtensionOutput implements AdditionalOutput {

    private final ExtensionCalls extension;

    private ExtensionOutput(ExtensionCalls extension) {
        this.extension = extension;
    }

    /**
     * Takes the outputs of all extensions.
     *
     * @throws ExtensionException if a name leads out of the output directory, or is not free
     */
    static List<AdditionalOutput> of(List<ExtensionCalls> extensions) throws ExtensionException {
        Map<String, String> owners = new LinkedHashMap<>();
        RegistryFiles.NAMES.forEach(file -> owners.put(file, "registry-maven-plugin"));
        for (ExtensionCalls extension : extensions) {
            for (String file : extension.extension().capabilities().outputs()) {
                requireBelow(extension, file);
                String name = file.toLowerCase(Locale.ROOT);
                String owner = owner(owners, name);
                if (owner != null) {
                    throw new ExtensionException(
                            "extension \"%s\" renders %s, which belongs to %s"
                                    .formatted(extension.id(), file, owner),
                            "use one of the two extensions, or ask the author for another file name",
                            null);
                }
                owners.put(name, extension.id());
            }
        }
        return extensions.stream().<AdditionalOutput>map(ExtensionOutput::new).toList();
    }

    /** Who renders this file, or one that needs a directory in its place or the other way round. */
    private static @Nullable String owner(Map<String, String> owners, String name) {
        return owners.entrySet().stream()
                .filter(
                        each ->
                                each.getKey().equals(name)
                                        || each.getKey().startsWith(name + "/")
                                        || name.startsWith(each.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void requireBelow(ExtensionCalls extension, String file)
            throws ExtensionException {
        if (!OutputNames.isBelow(file)) {
            throw new ExtensionException(
                    "extension \"%s\" renders \"%s\", which is not a file below the output directory"
                            .formatted(extension.id(), file),
                    "report it to its author",
                    null);
        }
    }

    @Override
    public List<String> files() {
        return extension.extension().capabilities().outputs();
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
