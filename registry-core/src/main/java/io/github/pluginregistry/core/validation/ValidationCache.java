package io.github.pluginregistry.core.validation;

import io.github.pluginregistry.core.io.CacheFile;
import io.github.pluginregistry.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers from one run to the next which values are valid under which schemas, so that they are
 * not validated again. The fingerprints are lines of a file, the latest at its end; a file that is
 * missing, broken or in use means that nothing is known to be valid.
 */
public final class ValidationCache {

    /** Remembers nothing. */
    public static final ValidationCache NONE = new ValidationCache();

    /** Two for each state of a registry: enough to go back and forth between 100 states. */
    private static final int KEPT = 200;

    /** To be raised when values are judged otherwise, for example by a new version of a library. */
    private static final String JUDGEMENT = "3";

    private final @Nullable CacheFile file;

    private ValidationCache() {
        this.file = null;
    }

    /**
     * @param file where the fingerprints are kept; shared by any number of runs and registries
     */
    public ValidationCache(Path file) {
        this.file = new CacheFile(file);
    }

    /**
     * Validates a value as {@link JsonSchema#validate} does, unless it is known to be valid. The
     * validating library is most of what a short run loads, and most runs have nothing new for it.
     *
     * @param schema reads the schema; asked only where it is needed
     */
    public List<Violation> validate(
            String text, Supplier<JsonSchema> schema, @Nullable Object value) {
        String fingerprint = Sha256.ofJson(Arrays.asList(JUDGEMENT, text, value));
        if (contain(fingerprint)) {
            return List.of();
        }
        List<Violation> violations = schema.get().validate(value);
        if (violations.isEmpty()) {
            add(fingerprint);
        }
        return violations;
    }

    /** Whether a schema and a value with this fingerprint, 64 hexadecimal digits, are known. */
    boolean contain(String fingerprint) {
        return text().contains(fingerprint + "\n");
    }

    void add(String fingerprint) {
        if (file == null) {
            return;
        }
        List<String> lines = new ArrayList<>(text().lines().toList());
        lines.add(fingerprint);
        List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
        try {
            // A run that is killed may leave a part of a line, which matches no fingerprint.
            file.write(String.join("\n", kept) + "\n");
        } catch (IOException e) {
            // Nothing is lost but time.
        }
    }

    private String text() {
        return file == null ? "" : file.text().orElse("");
    }
}
