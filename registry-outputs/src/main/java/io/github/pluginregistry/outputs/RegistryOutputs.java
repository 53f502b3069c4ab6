package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.util.List;
import java.util.Optional;

/** The outputs that a definition names, beside the files of every registry. */
public final class RegistryOutputs {

    private RegistryOutputs() {}

    /** Lets a service render the files that its definition names. */
    public static void connect(RegistryServiceBuilder service) {
        service.outputs(of(service.definition()));
    }

    static List<AdditionalOutput> of(RegistryDefinition definition) {
        return definition.outputs().stream()
                .distinct()
                .flatMap(type -> output(type, definition).stream())
                .toList();
    }

    private static Optional<AdditionalOutput> output(
            OutputType type, RegistryDefinition definition) {
        return switch (type) {
            case JSON, MARKDOWN, SCHEMA -> Optional.empty();
            case HISTORY -> Optional.of(new HistoryOutput(definition));
            case FEED -> Optional.of(new FeedOutput(definition));
            case BADGES -> Optional.of(new BadgeOutput(definition));
            case RENOVATE -> Optional.of(new RenovateOutput(definition));
            case HTML -> Optional.of(new PageOutput(definition));
            case OVERVIEW -> Optional.of(new OverviewOutput(definition));
            case PROPERTIES -> Optional.of(new PropertiesOutput());
        };
    }
}
