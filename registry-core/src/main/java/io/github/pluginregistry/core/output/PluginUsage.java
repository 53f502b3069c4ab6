package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.Usage;
import io.github.pluginregistry.core.model.UsageTemplate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How the latest version of a plugin is installed and downloaded. */
public final class PluginUsage {

    /**
     * What a version or tag may consist of: readers paste the text into shells and configurations,
     * and who pushes a tag need not be who writes the definition.
     */
    private static final Predicate<String> HARMLESS =
            Pattern.compile("[A-Za-z0-9@_][A-Za-z0-9._+/@=-]*").asMatchPredicate();

    private static final String UNRESERVED = "-._~";

    private PluginUsage() {}

    /**
     * What users run or add to a configuration.
     *
     * @return empty if the definition does not say so, or if nothing is released yet
     */
    public static Optional<String> install(Plugin plugin) {
        UsageTemplate template = template(plugin, Usage::install);
        if (template.text().isEmpty() || !plugin.latest().isKnown()) {
            return Optional.empty();
        }
        Map<String, String> values = values(plugin, UnaryOperator.identity());
        download(plugin).ifPresent(url -> values.put("download", url));
        return template.fill(values);
    }

    /**
     * The URL of a file, in which values are percent-encoded.
     *
     * @return empty if the definition does not say so, if nothing is released yet, or if the
     *     template makes no web address of this plugin
     */
    public static Optional<String> download(Plugin plugin) {
        UsageTemplate template = template(plugin, Usage::download);
        if (template.text().isEmpty() || !plugin.latest().isKnown()) {
            return Optional.empty();
        }
        return template.fill(values(plugin, PluginUsage::encoded))
                .flatMap(WebUrl::of)
                .map(WebUrl::toString);
    }

    private static UsageTemplate template(Plugin plugin, Function<Usage, UsageTemplate> kind) {
        return plugin.profile().usage().map(kind).orElse(UsageTemplate.NONE);
    }

    private static Map<String, String> values(Plugin plugin, UnaryOperator<String> encoding) {
        LatestRelease latest = plugin.latest();
        Map<String, String> values = new HashMap<>();
        values.put("id", plugin.id().value());
        values.put("name", encoding.apply(plugin.profile().name()));
        values.put("repository", page(plugin.profile().repository()));
        Optional.of(latest.version())
                .filter(HARMLESS)
                .ifPresent(version -> values.put("version", encoding.apply(version)));
        latest.tag().filter(HARMLESS).ifPresent(tag -> values.put("tag", encoding.apply(tag)));
        return values;
    }

    private static String page(String address) {
        return RepositoryUrl.of(address).page().map(URI::toString).orElse(address);
    }

    /** Encodes all but unreserved characters (RFC 3986, 2.3), slashes too. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain =
                    (character < 0x80 && Character.isLetterOrDigit(character))
                            || UNRESERVED.indexOf(character) >= 0;
            encoded.append(plain ? character : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
