package io.github.pluginregistry.core.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.github.pluginregistry.core.io.Surrogates;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Registry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Renders {@code plugins.json}, the registry for programs: format 1.0, with the fields and the
 * order of fields that docs/registry-format.md promises.
 */
public final class JsonRenderer {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int LAST_ASCII = 0x7f;
    private static final int NO_LIMIT = 0;

    private final PageLocation place;

    /**
     * @param place where the file is written, from which its relative references start
     */
    public JsonRenderer(PageLocation place) {
        this.place = place;
    }

    /**
     * Renders a registry.
     *
     * @return JSON with two spaces of indentation, lines ended by LF; valid as UTF-8 whatever the
     *     texts hold
     */
    public String render(Registry registry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(layout());
            write(json, registry);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be written", impossible);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    private void write(JsonGenerator json, Registry registry) throws IOException {
        json.writeStartObject();
        field(json, "version", JsonFormat.VERSION);
        field(json, "lastUpdated", JsonFormat.moment(registry.lastUpdated()));
        field(json, "description", registry.description());
        json.writeArrayFieldStart("plugins");
        for (Plugin plugin : registry.plugins()) {
            write(json, plugin);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("metadata");
        field(json, "updateFrequency", registry.updateFrequency());
        field(json, "dataFormat", JsonFormat.DATA_FORMAT);
        field(json, "apiVersion", JsonFormat.API_VERSION);
        field(json, "notes", registry.notes());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Plugin plugin) throws IOException {
        PluginMetadata profile = plugin.profile();
        LatestRelease latest = plugin.latest();
        json.writeStartObject();
        field(json, "id", plugin.id().value());
        field(json, "name", profile.name());
        field(json, "description", profile.description());
        field(json, "sourcePath", profile.sourcePath());
        field(json, "repository", profile.repository());
        field(json, "repositoryType", profile.repositoryType().key());
        field(json, "latestVersion", latest.version());
        field(json, "releaseUrl", latest.releaseUrl());
        field(json, "tagPattern", profile.tagPattern());
        field(json, "status", profile.status().key());
        optional(json, "releasedAt", latest.releasedAt().map(JsonFormat::moment).orElse(""));
        optional(json, "tag", latest.tag().orElse(""));
        optional(json, "commit", latest.commit().orElse(""));
        optional(json, "latestPrerelease", latest.prerelease().orElse(""));
        optional(json, "docs", profile.docs().map(place::reference).orElse(""));
        labels(json, profile.labels());
        optional(json, "replacedBy", profile.replacedBy().map(PluginId::value).orElse(""));
        json.writeEndObject();
    }

    private static void labels(JsonGenerator json, List<String> labels) throws IOException {
        if (labels.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("labels");
        for (String label : labels) {
            text(json, label);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            field(json, name, value);
        }
    }

    private static void field(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        text(json, value);
    }

    /** UTF-8 cannot spell half of a surrogate pair, so a text that holds one is escaped. */
    private static void text(JsonGenerator json, String value) throws IOException {
        json.setHighestNonEscapedChar(Surrogates.areWhole(value) ? NO_LIMIT : LAST_ASCII);
        json.writeString(value);
    }
}
