package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.util.ArrayList;
import java.util.List;

/** The outputs that a definition names, beside the files of every registry. */
public final class RegistryOutputs {

    private RegistryOutputs() {}

    /** Lets a service render the files that its definition names. */
    public static void connect(RegistryServiceBuilder service) {
        service.outputs(of(service.definition()));
    }

    static List<AdditionalOutput> of(RegistryDefinition definition) {
        List<AdditionalOutput> outputs = new ArrayList<>();
        if (definition.outputs().contains(OutputType.HISTORY)) {
            outputs.add(new HistoryOutput(definition));
        }
        return outputs;
    }
}
