package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.junit.jupiter.api.Test;

class InheritanceTest {

    private final Model model = new Model();
    private final Plugin plugin = plugin("io.github.pluginregistry");

    @Test
    void aPomWithoutABuildInherits() {
        assertThat(Inheritance.isInherited(model, plugin)).isTrue();
    }

    @Test
    void aPomThatNamesThePluginDoesNot() {
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin("io.github.pluginregistry"));

        assertThat(Inheritance.isInherited(model, plugin)).isFalse();
    }

    @Test
    void norDoesOneThatNamesItInAProfile() {
        BuildBase build = new BuildBase();
        build.addPlugin(plugin("io.github.pluginregistry"));
        Profile profile = new Profile();
        profile.setBuild(build);
        model.addProfile(new Profile());
        model.addProfile(profile);

        assertThat(Inheritance.isInherited(model, plugin)).isFalse();
    }

    @Test
    void aPluginOfTheSameNameFromSomebodyElseDoesNotCount() {
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin("org.example"));

        assertThat(Inheritance.isInherited(model, plugin)).isTrue();
    }

    @Test
    void managingThePluginIsNotUsingIt() {
        model.setBuild(new Build());
        model.getBuild().setPluginManagement(new PluginManagement());
        model.getBuild().getPluginManagement().addPlugin(plugin("io.github.pluginregistry"));

        assertThat(Inheritance.isInherited(model, plugin)).isTrue();
    }

    private static Plugin plugin(String group) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(group);
        plugin.setArtifactId("registry-maven-plugin");
        return plugin;
    }
}
