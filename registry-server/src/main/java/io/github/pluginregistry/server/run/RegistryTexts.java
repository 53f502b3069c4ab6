package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of the files of a registry, by their paths below the output directory.
 *
 * @param store has those that the last run recorded
 * @param registry the id of the registry
 */
record RegistryTexts(PublishedFileStore store, String registry) {

    /** Those that the last run recorded; empty before the first. */
    Map<String, String> recorded() throws StoreException {
        Map<String, String> texts = new TreeMap<>();
        store.of(registry).forEach(file -> texts.put(file.file(), file.content()));
        return texts;
    }

    /** Writes them into a checkout. Of a registry that is not pushed, the database has the last. */
    void restore(Path root, Path output) throws IOException, StoreException {
        for (Map.Entry<String, String> file : recorded().entrySet()) {
            Path path = CheckoutBoundary.around(root).resolve(output.resolve(file.getKey()));
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue());
        }
    }

    /** Those of a checkout. */
    static Map<String, String> of(RegistryService service, Path output) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : service.files()) {
            if (Files.isRegularFile(file)) {
                texts.put(
                        output.relativize(file).toString(),
                        new String(
                                BoundedFileReader.bytes(file, BoundedFileReader.LIMIT),
                                StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
