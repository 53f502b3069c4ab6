package io.github.pluginregistry.it;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** Writes plugins.yaml, and wants a description of every plugin. */
public final class YamlPage implements CheckRule, OutputRenderer {

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("yaml-page", "Writes plugins.yaml.").withOutputs("plugins.yaml");
    }

    @Override
    public void start(ExtensionContext context) {
        context.log().info("started for " + context.registry().name());
    }

    @Override
    public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins) {
        LoggerFactory.getLogger(YamlPage.class).info("rendering {} plugins", plugins.size());
        Map<String, Object> versions = new TreeMap<>();
        plugins.forEach(plugin -> versions.put(plugin.id(), plugin.latestVersion()));
        // SnakeYAML 2 has neither of the two constructors.
        Yaml yaml = new Yaml(new SafeConstructor(), new Representer());
        return List.of(new OutputFile("plugins.yaml", yaml.dumpAsMap(versions)));
    }

    @Override
    public List<Finding> check(PluginBatch batch) {
        return Descriptions.check(batch);
    }
}
