package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.resolve.Resolution;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses a run in which most plugins lose the version that is published, or go back to a lower
 * one. One plugin does so when somebody withdraws a release; most of them at once do so when a host
 * answers with half of its tags, or a definition was mangled.
 */
final class MassDowngradeGuard {

    /**
     * Below this many plugins, more than half of them is one or two, and nothing out of the
     * ordinary; all of them are.
     */
    private static final int REGISTRY = 4;

    /** How many characters of the plugins' ids are shown. */
    private static final int SHOWN = 1000;

    private MassDowngradeGuard() {}

    /** More than half of a registry that is not small, or all of one that is. */
    private static boolean isMost(int receding, int all) {
        return all >= REGISTRY ? receding * 2 > all : receding > 1 && receding == all;
    }

    static void refuse(List<Resolution> resolutions) throws MassDowngradeException {
        List<Resolution> receding = resolutions.stream().filter(Resolution::recedes).toList();
        if (isMost(receding.size(), resolutions.size())) {
            throw new MassDowngradeException(
                    "%d of %d plugins would lose or lower their version at once, so nothing was written: %s; find out why, and run with -Dregistry.acceptLosses if it is right"
                            .formatted(
                                    receding.size(),
                                    resolutions.size(),
                                    SafeExcerpt.of(
                                            receding.stream()
                                                    .map(resolution -> resolution.id().value())
                                                    .collect(Collectors.joining(", ")),
                                            SHOWN)));
        }
    }
}
