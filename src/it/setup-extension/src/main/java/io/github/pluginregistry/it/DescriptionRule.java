package io.github.pluginregistry.it;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.process.ExtensionProcess;
import java.util.List;

/** The rule as a program of its own. */
public final class DescriptionRule implements CheckRule {

    public static void main(String[] args) throws Exception {
        ExtensionProcess.run(args, new DescriptionRule());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("description", "Wants a description of every plugin.");
    }

    @Override
    public List<Finding> check(PluginBatch batch) {
        return Descriptions.check(batch);
    }
}
