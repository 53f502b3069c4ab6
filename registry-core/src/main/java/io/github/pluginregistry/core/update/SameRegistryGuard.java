package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.output.PageOwner;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps an update from erasing the registry of another definition. */
public final class SameRegistryGuard {

    private SameRegistryGuard() {}

    /**
     * Refuses an update of files that belong to a registry of another name or repository. Where the
     * page does not say whose it is, a registry without any plugin of the definition is another
     * one.
     */
    static void require(
            RegistryDefinition definition,
            PublishedRegistry published,
            @Nullable PageOwner owner,
            Path json)
            throws UpdateRefusedException {
        if (isAnother(definition, published, owner)) {
            throw new UpdateRefusedException(
                    "%s belongs to %s, and the definition describes %s of %s, so nothing was written"
                            .formatted(
                                    json,
                                    phrase(owner),
                                    definition.name(),
                                    definition.repository().address()),
                    "give each registry a directory of its own with registry.outputDirectory, or run once with -Dregistry.renamed if this one has another name or repository now");
        }
    }

    /**
     * Refuses to publish over such files on a branch.
     *
     * @param owner whose the page on the branch is, as far as it says so
     */
    public static void require(
            RegistryDefinition definition,
            PublishedRegistry published,
            @Nullable PageOwner owner,
            String place)
            throws PublishException {
        if (isAnother(definition, published, owner)) {
            throw new PublishException(
                    "%s belongs to %s, and the definition describes %s of %s"
                            .formatted(
                                    place,
                                    phrase(owner),
                                    definition.name(),
                                    definition.repository().address()),
                    "give each registry a directory of its own with registry.outputDirectory; if this one has another name or repository now, take its files off the branch");
        }
    }

    private static boolean isAnother(
            RegistryDefinition definition, PublishedRegistry published, @Nullable PageOwner owner) {
        PageOwner own = PageOwner.of(definition.name(), definition.repository().address());
        return !published.entries().isEmpty()
                && (owner != null
                        ? !owner.equals(own)
                        : definition.plugins().stream()
                                .noneMatch(it -> published.latest(it.id()).isPresent()));
    }

    /** The page links the repository, and a message shows the address alone. */
    private static String phrase(@Nullable PageOwner owner) {
        return owner == null
                ? "a registry that has none of its plugins"
                : "%s of %s"
                        .formatted(
                                owner.name(),
                                owner.repository().replaceFirst("^\\[.*]\\((.*)\\)$", "$1"));
    }
}
