package io.github.pluginregistry.maven;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;

/**
 * Tells a goal that a POM binds from one that it merely inherits.
 *
 * <p>A goal may say of itself that it is not inherited ({@code inheritByDefault = false}), but
 * Maven 3 and 4 note that and go on: a parent's executions reach every module. A registry belongs
 * to one directory, so the goals look for themselves.
 */
final class Inheritance {

    private Inheritance() {}

    /**
     * Whether a POM says nothing of a plugin itself.
     *
     * @param model the POM as it is written
     */
    static boolean isInherited(Model model, Plugin plugin) {
        return Stream.concat(
                        Stream.of(model.getBuild()),
                        model.getProfiles().stream().map(Profile::getBuild))
                .filter(Objects::nonNull)
                .map(BuildBase.class::cast)
                .flatMap(build -> build.getPlugins().stream())
                .noneMatch(declared -> declared.getKey().equals(plugin.getKey()));
    }
}
