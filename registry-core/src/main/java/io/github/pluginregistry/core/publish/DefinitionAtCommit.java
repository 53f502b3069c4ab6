package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.output.RegistryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The definition of the registry as commits have it.
 *
 * @param here the definition of this run
 * @param file the file that contains it
 * @param files reads that file
 * @param form how that file is read
 * @param copy the checkout that the file may lie in
 */
record DefinitionAtCommit(
        RegistryDefinition here,
        Path file,
        RegistryFiles files,
        DefinitionParser form,
        WorkingCopy copy) {

    /** The definition in a commit; empty where it has none. */
    Optional<RegistryDefinition> in(ScratchRepository scratch, String commit)
            throws IOException, DefinitionException, PublishException {
        Optional<String> path = copy.path(file);
        Optional<String> text =
                path.isPresent() ? scratch.text(commit, path.get()) : Optional.empty();
        if (path.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return text.get().equals(own()) ? Optional.of(here) : form.read(text.get(), path.get());
    }

    private String own() throws IOException {
        // As texts of commits are decoded, in whatever encoding a POM may be.
        return new String(files.definitionBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /**
     * What the definition has here and not on a branch. What others changed there meanwhile is
     * nothing to tell, nor is a branch that is meant to have no definition, such as one of pages.
     *
     * @param there the definition on the branch
     * @param shared the commit from which the checkout and the branch went apart; empty where they
     *     have nothing in common
     */
    Optional<UnpublishedDefinition> unpublishedDefinition(
            ScratchRepository scratch, Optional<RegistryDefinition> there, Optional<String> shared)
            throws IOException {
        if (isHere(there) || (there.isEmpty() && shared.isEmpty())) {
            return Optional.empty();
        }
        Optional<RegistryDefinition> before =
                shared.isPresent() ? old(scratch, shared.get()) : Optional.empty();
        boolean isTheirDoing = isHere(before) || (there.isEmpty() && before.isPresent());
        return isTheirDoing
                ? Optional.empty()
                : copy.path(file).map(path -> new UnpublishedDefinition(path, there.isPresent()));
    }

    private boolean isHere(Optional<RegistryDefinition> other) {
        return other.filter(here::isEquivalentTo).isPresent();
    }

    /** The definition in an old commit; empty where it is missing or invalid. */
    Optional<RegistryDefinition> old(ScratchRepository scratch, String commit) throws IOException {
        try {
            return in(scratch, commit);
        } catch (DefinitionException | PublishException e) {
            return Optional.empty();
        }
    }
}
