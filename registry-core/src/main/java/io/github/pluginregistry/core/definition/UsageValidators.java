package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.ValueValidators.ValueError;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.Usage;
import io.github.pluginregistry.core.model.UsageTemplate;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Validates the templates that say how plugins are installed and downloaded. */
final class UsageValidators {

    /** Values that make a URL of every template that can make one. */
    private static final Map<String, String> EXAMPLE =
            Map.of(
                    "id", "id",
                    "name", "name",
                    "version", "1.0.0",
                    "tag", "v1.0.0",
                    "repository", "https://example.com/owner/name");

    private UsageValidators() {}

    static Optional<ValueError> install(String template) {
        return unknownPlaceholder(template, Usage.OF_INSTALL);
    }

    static Optional<ValueError> download(String template) {
        return unknownPlaceholder(template, Usage.OF_DOWNLOAD).or(() -> noUrl(template));
    }

    private static Optional<ValueError> unknownPlaceholder(String template, List<String> known) {
        return new UsageTemplate(template)
                .placeholders().stream()
                        .filter(name -> !known.contains(name))
                        .findFirst()
                        .map(name -> unknown(name, known));
    }

    private static ValueError unknown(String name, List<String> known) {
        return new ValueError(
                Rule.SCHEMA,
                "unknown placeholder \"{%s}\"".formatted(SafeExcerpt.of(name)),
                ClosestMatch.to(name, known)
                        .map("write {%s}"::formatted)
                        .orElseGet(
                                () ->
                                        "use %s; text in {{ }} and ${ } is kept"
                                                .formatted(
                                                        known.stream()
                                                                .map("{%s}"::formatted)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static Optional<ValueError> noUrl(String template) {
        return new UsageTemplate(template.stripTrailing())
                .fill(EXAMPLE)
                .filter(
                        url ->
                                DefinedUrls.web(url)
                                        .filter(uri -> uri.getRawUserInfo() == null)
                                        .isEmpty())
                .map(
                        url ->
                                new ValueError(
                                        Rule.URL_FORMAT,
                                        "this makes no http or https URL",
                                        "write one such as {repository}/releases/download/{tag}/{id}.zip"));
    }
}
