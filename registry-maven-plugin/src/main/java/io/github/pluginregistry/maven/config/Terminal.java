package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.init.TerminalQuestions;
import java.io.Console;
import java.util.Optional;

/** The terminal in which Maven was started. */
public final class Terminal {

    private Terminal() {}

    /**
     * The terminal, if a person reads and types there: not with {@code -B}, not if input or output
     * is redirected, and not in the daemon of mvnd.
     */
    public static Optional<Console> of(MavenBuild build) {
        return TerminalQuestions.terminal().filter(console -> build.isInteractive());
    }

    /**
     * The terminal, if a line of it can be overwritten: not if it is dumb, and not if other modules
     * write to it at the same time.
     */
    public static Optional<Console> forLiveLine(MavenBuild build, Environment environment) {
        return of(build)
                .filter(console -> !environment.variable("TERM").filter("dumb"::equals).isPresent())
                .filter(console -> !build.isParallel());
    }
}
