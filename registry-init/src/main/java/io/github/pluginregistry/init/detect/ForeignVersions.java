package io.github.pluginregistry.init.detect;

import java.util.List;
import java.util.Optional;

/** Versions of other tags that a pattern matches as well. */
public final class ForeignVersions {

    private ForeignVersions() {}

    /** Globs for a definition to ignore versions: by the name behind them, or one by one. */
    public static List<String> globs(List<String> versions) {
        return versions.stream().map(ForeignVersions::glob).distinct().toList();
    }

    private static String glob(String version) {
        return Optional.of(version)
                .flatMap(TagParts::of)
                .map(TagParts::suffix)
                .filter(suffix -> !suffix.isEmpty())
                .map(suffix -> "*" + suffix)
                .orElse(version);
    }
}
