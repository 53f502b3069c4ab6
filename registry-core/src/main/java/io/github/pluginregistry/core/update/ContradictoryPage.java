package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.Resolution;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps an update from copying a falsified release from plugins.json into the page. Where the two
 * contradict each other, one of them was edited; an update that does not learn the release from the
 * repository cannot tell which.
 */
final class ContradictoryPage {

    private ContradictoryPage() {}

    /**
     * Refuses an update that keeps a release of which the page shows another one.
     *
     * @param registry the registry as the update would write it
     */
    static void refuse(List<Resolution> resolutions, Registry registry, RegistryFiles files)
            throws IOException, MassDowngradeException {
        List<Resolution.Kept> kept = resolutions.stream().flatMap(ContradictoryPage::kept).toList();
        if (kept.isEmpty()) {
            return;
        }
        Set<PluginId> shown = new HashSet<>(files.contradictedByPage(registry));
        List<Resolution.Kept> contradicted =
                kept.stream().filter(it -> shown.contains(it.id())).toList();
        if (!contradicted.isEmpty()) {
            throw new MassDowngradeException(message(contradicted, files));
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

    private static String message(List<Resolution.Kept> contradicted, RegistryFiles files) {
        PageDisagreement doubt =
                new PageDisagreement(
                        files.page(), contradicted.stream().map(Resolution.Kept::id).toList());
        String reasons =
                contradicted.stream()
                        .map(it -> it.reason().toString())
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("; "));
        return "%s: %s, and this run could not find out which of the two is right, so nothing was written: %s; then run registry:update again, or restore both files from version control"
                .formatted(files.page(), doubt, reasons);
    }
}
