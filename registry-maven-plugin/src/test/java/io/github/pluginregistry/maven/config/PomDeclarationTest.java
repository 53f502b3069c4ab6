package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class PomDeclarationTest {

    private final Model pom = new Model();

    @Test
    void acceptsAPomWithoutABuild() {
        assertThat(declaration().hasExecution("default")).isFalse();
        assertThat(declaration().hasRegistry()).isFalse();
    }

    @Test
    void findsAnExecutionById() {
        build(executing(plugin("io.github.pluginregistry"), "default"));
        assertThat(declaration().hasExecution("default")).isTrue();
        assertThat(declaration().hasExecution("other")).isFalse();
    }

    @Test
    void findsNoExecutionOfABarePlugin() {
        build(plugin("io.github.pluginregistry"));
        assertThat(declaration().hasExecution("default")).isFalse();
    }

    @Test
    void looksIntoProfiles() {
        BuildBase build = new BuildBase();
        build.addPlugin(executing(plugin("io.github.pluginregistry"), "default"));
        Profile profile = new Profile();
        profile.setBuild(build);
        pom.addProfile(new Profile());
        pom.addProfile(profile);
        assertThat(declaration().hasExecution("default")).isTrue();
    }

    @Test
    void ignoresAPluginOfAnotherGroup() {
        build(executing(plugin("org.example"), "default"));
        assertThat(declaration().hasExecution("default")).isFalse();
    }

    @Test
    void ignoresPluginManagement() {
        pom.setBuild(new Build());
        pom.getBuild().setPluginManagement(new PluginManagement());
        pom.getBuild()
                .getPluginManagement()
                .addPlugin(executing(plugin("io.github.pluginregistry"), "default"));
        assertThat(declaration().hasExecution("default")).isFalse();
    }

    @Test
    void findsAnInlineRegistryInPluginAndExecution() {
        Plugin configured = plugin("io.github.pluginregistry");
        define(configured);
        build(configured);
        assertThat(declaration().hasRegistry()).isTrue();

        Plugin executing = executing(plugin("io.github.pluginregistry"), "default");
        define(executing.getExecutions().get(0));
        build(executing);
        assertThat(declaration().hasRegistry()).isTrue();
    }

    @Test
    void ignoresOtherConfiguration() {
        Plugin configured = plugin("io.github.pluginregistry");
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(new Xpp3Dom("skip"));
        configured.setConfiguration(configuration);
        build(configured);
        assertThat(declaration().hasRegistry()).isFalse();
    }

    private PomDeclaration declaration() {
        return new PomDeclaration(pom, plugin("io.github.pluginregistry"));
    }

    private void build(Plugin plugin) {
        pom.setBuild(new Build());
        pom.getBuild().addPlugin(plugin);
    }

    private static void define(ConfigurationContainer container) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(new Xpp3Dom("registry"));
        container.setConfiguration(configuration);
    }

    private static Plugin executing(Plugin plugin, String id) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        plugin.addExecution(execution);
        return plugin;
    }

    private static Plugin plugin(String group) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(group);
        plugin.setArtifactId("registry-maven-plugin");
        return plugin;
    }
}
