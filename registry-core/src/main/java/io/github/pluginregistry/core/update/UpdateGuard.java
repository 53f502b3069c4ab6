package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses updates that are probably wrong as a whole. */
final class UpdateGuard {

    /** In smaller registries only all plugins at once are out of the ordinary. */
    private static final int REGISTRY = 4;

    /** How many characters of the plugins' ids are shown. */
    private static final int SHOWN = 1000;

    private UpdateGuard() {}

    /**
     * Refuses an update in which most plugins lose their published version, or go back to a lower
     * one. One plugin does so when a release is withdrawn; most of them at once do so when a host
     * answers with half of its tags, or when the definition was damaged.
     */
    static void requireNoMassDowngrade(List<Resolution> resolutions) throws UpdateRefusedException {
        List<Resolution> receding = resolutions.stream().filter(Resolution::isDowngrade).toList();
        if (isMost(receding.size(), resolutions.size())) {
            throw new UpdateRefusedException(
                    "%d of %d plugins would lose or lower their version at once, so nothing was written: %s"
                            .formatted(
                                    receding.size(),
                                    resolutions.size(),
                                    SafeExcerpt.of(
                                            receding.stream()
                                                    .map(resolution -> resolution.id().value())
                                                    .collect(Collectors.joining(", ")),
                                            SHOWN)),
                    "find out why, and run with -Dregistry.acceptLosses if it is right");
        }
    }

    /** More than half of a registry that is not small, or all of one that is. */
    private static boolean isMost(int receding, int all) {
        return all >= REGISTRY ? receding * 2 > all : receding > 1 && receding == all;
    }

    /**
     * Refuses an update that keeps a published release of which the page shows another one. One of
     * the two files was edited, and an update that could not ask the repository cannot tell which.
     */
    static void requirePageAgrees(
            List<Resolution> resolutions, List<PluginId> contradicted, RegistryFiles files)
            throws UpdateRefusedException {
        List<Resolution.Kept> kept =
                resolutions.stream()
                        .flatMap(UpdateGuard::kept)
                        .filter(it -> contradicted.contains(it.id()))
                        .toList();
        if (!kept.isEmpty()) {
            throw new UpdateRefusedException(
                    problem(kept, files),
                    "then run registry:update again, or restore both files from version control");
        }
    }

    private static Stream<Resolution.Kept> kept(Resolution resolution) {
        return resolution
                .<Optional<Resolution.Kept>>fold(
                        resolved -> Optional.empty(),
                        Optional::of,
                        unreleased -> Optional.empty(),
                        unresolved -> Optional.empty())
                .stream();
    }

    private static String problem(List<Resolution.Kept> contradicted, RegistryFiles files) {
        PageDisagreement doubt =
                new PageDisagreement(
                        files.page(), contradicted.stream().map(Resolution.Kept::id).toList());
        String reasons =
                contradicted.stream()
                        .map(it -> it.reason().toString())
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("; "));
        return "%s: %s, and this run could not find out which of the two is right, so nothing was written: %s"
                .formatted(files.page(), doubt, reasons);
    }
}
