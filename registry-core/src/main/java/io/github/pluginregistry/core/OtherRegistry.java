package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.PageOwner;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps an update from erasing a registry that another definition describes, since both of them
 * write to the same directory.
 */
final class OtherRegistry {

    private OtherRegistry() {}

    /**
     * Refuses an update of files that belong to a registry of another name or repository. Where the
     * page does not say whose it is, a registry without any plugin of the definition is another
     * one.
     */
    static void refuse(
            RegistryDefinition definition, PublishedRegistry published, RegistryFiles files)
            throws IOException, RefusedException {
        if (published.entries().isEmpty()) {
            return;
        }
        PageOwner own = PageOwner.of(definition.name(), definition.repository().address());
        Optional<PageOwner> owner = files.publishedPage().flatMap(PageOwner::in);
        boolean another =
                owner.isPresent()
                        ? !owner.get().equals(own)
                        : definition.plugins().stream()
                                .noneMatch(it -> published.latest(it.id()).isPresent());
        if (another) {
            throw new RefusedException(
                    "%s belongs to %s, and the definition describes %s of %s, so nothing was written; give each registry a directory of its own with registry.outputDirectory, or run once with -Dregistry.renamed if this one has another name or repository now"
                            .formatted(
                                    files.json(),
                                    owner.map(OtherRegistry::phrase)
                                            .orElse("a registry that has none of its plugins"),
                                    definition.name(),
                                    definition.repository().address()));
        }
    }

    /** The page links the repository, and a message shows the address alone. */
    private static String phrase(PageOwner owner) {
        return "%s of %s"
                .formatted(
                        owner.name(), owner.repository().replaceFirst("^\\[.*]\\((.*)\\)$", "$1"));
    }
}
