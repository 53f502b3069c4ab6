package io.github.pluginregistry.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.text.OneLine;
import java.io.IOException;

/**
 * Where a finding is, in the file and in what the file says. The region is always there, because
 * GitHub's code scanning asks for it.
 */
record SarifLocation(Spot spot, Location file) {

    /** What readers put in front of a relative address; nobody else needs to know it. */
    static final String ROOT = "%SRCROOT%";

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        physical(json);
        logical(json);
        json.writeEndObject();
    }

    private void physical(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", file.uri());
        if (file.isBelow()) {
            json.writeStringField("uriBaseId", ROOT);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(1, spot.line()));
        if (spot.column() > 0) {
            json.writeNumberField("startColumn", spot.column());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void logical(JsonGenerator json) throws IOException {
        if (!spot.pointer().isEmpty()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", OneLine.of(spot.pointer()));
            json.writeEndObject();
            json.writeEndArray();
        }
    }
}
