package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.match.TagPrefix;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the tags of a plugin are put together, whatever the plugin's name: {@code plugins/NAME/} and
 * {@code NAME-} are two conventions. Plugins of one convention are siblings.
 *
 * @param folder what stands in front of the name
 * @param separator what stands between the name and the version; never empty, so that a bare {@code
 *     v1.0.0} follows no convention
 */
record Convention(String folder, String separator) {

    /** The convention that a tag's prefix follows. */
    static Optional<Convention> of(TagPrefix prefix) {
        return prefix.name().isEmpty() || prefix.separator().isEmpty()
                ? Optional.empty()
                : Optional.of(new Convention(prefix.folder(), prefix.separator()));
    }

    /**
     * The prefixes that are a plugin's own: of the tags it claims and, since a plugin need not be
     * released yet, of the tags that its plain patterns ask for.
     */
    static Stream<TagPrefix> prefixesOf(PluginDefinition plugin, Ground ground) {
        VersionScheme scheme = plugin.selection().scheme();
        Stream<String> claimed =
                ground.tagsOf(plugin.selection())
                        .filter(
                                tag ->
                                        plugin.selection()
                                                .version(tag)
                                                .flatMap(scheme::parse)
                                                .isPresent());
        Stream<String> asked =
                plugin.selection().tagPatterns().stream()
                        .filter(Convention::isPlain)
                        .map(pattern -> pattern.literalPrefix() + "1.0.0");
        return Stream.concat(claimed, asked).map(TagPrefix::of).flatMap(Optional::stream);
    }

    /** Whether a pattern is a prefix and a version, and no more. */
    private static boolean isPlain(TagPattern pattern) {
        String rest = pattern.toString().substring(pattern.literalPrefix().length());
        return rest.equals("*") || rest.equals("{version}");
    }
}
