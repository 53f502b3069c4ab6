package io.github.pluginregistry.core.io;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a process. {@link #ofProcess} is the only place that reads environment
 * variables and system properties; all else is given an environment.
 */
public record Environment(Map<String, String> variables, Path home, Path temporary) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    public static Environment ofProcess() {
        return new Environment(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The same directories with other variables. */
    public Environment with(Map<String, String> others) {
        return new Environment(others, home, temporary);
    }

    /** An environment variable; empty if it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
