package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;

import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.update.UpdateReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Updates a registry again and again, and prints what changed, while every question counts up. */
public final class CountingUpdates {

    private CountingUpdates() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        System.in.read();
        System.out.println(run(arguments[0], arguments[1], arguments[2]));
    }

    /** The changes, a line each. */
    public static String run(String directory, String locks, String times) throws Exception {
        StringBuilder changes = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(times); i++) {
            UpdateReport report =
                    RegistryService.of(
                                    registry(
                                            plugin(
                                                    "a",
                                                    HOME,
                                                    asking(SourceKind.TAGS, select("v*")))),
                                    Path.of(directory, "registry.yaml"),
                                    Path.of(directory, "docs"))
                            .source(new Counting(Path.of(directory, "asked")))
                            .locks(Path.of(locks))
                            .build()
                            .update();
            report.changes().forEach(change -> changes.append(change).append('\n'));
        }
        return changes.toString().stripTrailing();
    }

    /** Answers with one more release than before; whoever asks at the same time gets the same. */
    private record Counting(Path count) implements ReleaseSource {

        @Override
        public ReleaseDetails details(RepositoryUrl repository) {
            return ReleaseDetails.none();
        }

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
            try {
                int asked = Files.exists(count) ? Integer.parseInt(Files.readString(count)) + 1 : 1;
                Files.writeString(count, String.valueOf(asked));
                return TagListing.of(List.of(Release.ofTag("v1.0." + asked)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
