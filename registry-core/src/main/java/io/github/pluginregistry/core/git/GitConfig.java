package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Git's configuration for a repository from all the scopes of git-config(1): system, user,
 * repository, work tree and environment, where a later one overrides an earlier one. It is read
 * here and not by JGit, which must not read it where a definition names the repositories.
 *
 * @param config the effective configuration
 * @param other the same if every condition held that cannot be evaluated
 * @param ofUser the same without the configuration of the repository
 */
record GitConfig(Config config, Config other, Config ofUser, Environment environment, Path home) {

    /** The files of the system configuration, which depend on how git was installed. */
    private static final List<String> MACHINE =
            List.of("/usr/local/etc/gitconfig", "/opt/homebrew/etc/gitconfig", "/etc/gitconfig");

    /**
     * @throws IOException if a part of the configuration cannot be read or understood
     */
    static GitConfig of(Repository repository, Environment environment) throws IOException {
        Path own = environment.variable("HOME").map(Path::of).orElse(environment.home());
        return new GitConfig(
                read(repository, environment, own, false, true),
                read(repository, environment, own, true, true),
                read(repository, environment, own, false, false),
                environment,
                own);
    }

    private static Config read(
            Repository repository,
            Environment environment,
            Path home,
            boolean isOtherConditionMet,
            boolean isOfRepository)
            throws IOException {
        Path directory = repository.getDirectory().toPath().toAbsolutePath().normalize();
        String branch =
                Optional.ofNullable(repository.getFullBranch())
                        .filter(name -> name.startsWith(Constants.R_HEADS))
                        .map(Repository::shortenRefName)
                        .orElse("");
        GitConfigReader reader =
                new GitConfigReader(
                        home,
                        new IncludeConditions(
                                new LinkedHashSet<>(List.of(directory, directory.toRealPath())),
                                branch,
                                home,
                                isOtherConditionMet));
        StringBuilder text = new StringBuilder();
        for (Path file : files(environment, home)) {
            text.append(reader.read(file));
        }
        Path common = repository.getCommonDirectory().toPath();
        if (isOfRepository) {
            text.append(reader.read(common.resolve("config")));
        }
        if (isOfRepository && parsed(text).getBoolean("extensions", "worktreeConfig", false)) {
            text.append(reader.read(directory.resolve("config.worktree")));
        }
        String variables = new GitConfigVariables(environment.variables()).text();
        return parsed(text.append(reader.flat(variables, directory.resolve("environment"), 0)));
    }

    private static Config parsed(CharSequence text) throws IOException {
        Config config = new Config();
        try {
            config.fromText(text.toString());
            return config;
        } catch (ConfigInvalidException e) {
            throw new IOException("git's configuration cannot be understood", e);
        }
    }

    /** The files of the system and of the user. */
    private static List<Path> files(Environment environment, Path home) {
        Map<String, String> variables = environment.variables();
        Stream<String> machine =
                variables.containsKey("GIT_CONFIG_SYSTEM")
                        ? Stream.of(variables.get("GIT_CONFIG_SYSTEM"))
                        : MACHINE.stream();
        Stream<String> user =
                variables.containsKey("GIT_CONFIG_GLOBAL")
                        ? Stream.of(variables.get("GIT_CONFIG_GLOBAL"))
                        : Stream.of(
                                environment
                                        .variable("XDG_CONFIG_HOME")
                                        .map(Path::of)
                                        .orElseGet(() -> home.resolve(".config"))
                                        .resolve("git/config")
                                        .toString(),
                                home.resolve(".gitconfig").toString());
        return Stream.concat(
                        isTrue(environment, "GIT_CONFIG_NOSYSTEM") ? Stream.of() : machine, user)
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static boolean isTrue(Environment environment, String name) {
        String value = environment.variables().getOrDefault(name, "").toLowerCase(Locale.ROOT);
        return !Set.of("", "0", "false", "no", "off").contains(value);
    }

    /** A value, for example of {@code user.name}; empty if it is not set or blank. */
    Optional<String> value(String section, String name) {
        return value(section, null, name);
    }

    Optional<String> value(String section, @Nullable String subsection, String name) {
        return Optional.ofNullable(config.getString(section, subsection, name))
                .filter(text -> !text.isBlank());
    }

    /** An environment variable; empty if it is not set or blank. */
    Optional<String> variable(String name) {
        return environment.variable(name);
    }

    /** A path as git-config writes it, which may begin with {@code ~/}. */
    Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }
}
