package io.github.pluginregistry.core.publish.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.jspecify.annotations.Nullable;

/**
 * Git's own configuration as the user of a repository has it, by the files that git-config names:
 * of the machine, of the user, and of the repository, the later one before the earlier. Read here
 * and not by JGit, which is told to leave it alone where strangers name repositories. Files that
 * others include are read; those that are included under a condition are not.
 *
 * @param environment the variables that git looks at
 * @param home the user's directory
 */
record GitSettings(Config config, Map<String, String> environment, Path home) {

    static GitSettings of(Repository repository, Map<String, String> environment, Path home)
            throws IOException {
        Config config = new Config();
        Path machine = Path.of(environment.getOrDefault("GIT_CONFIG_SYSTEM", "/etc/gitconfig"));
        if (!environment.containsKey("GIT_CONFIG_NOSYSTEM")) {
            config = read(config, machine, repository);
        }
        if (environment.containsKey("GIT_CONFIG_GLOBAL")) {
            config = read(config, Path.of(environment.get("GIT_CONFIG_GLOBAL")), repository);
        } else {
            Path other =
                    Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                            .map(Path::of)
                            .orElseGet(() -> home.resolve(".config"));
            config = read(config, other.resolve("git/config"), repository);
            config = read(config, home.resolve(".gitconfig"), repository);
        }
        Path own = repository.getCommonDirectory().toPath().resolve("config");
        return new GitSettings(read(config, own, repository), environment, home);
    }

    private static Config read(Config before, Path path, Repository repository) throws IOException {
        File file = path.toFile();
        if (!file.isFile()) {
            return before;
        }
        FileBasedConfig config = new FileBasedConfig(before, file, repository.getFS());
        try {
            config.load();
            return config;
        } catch (ConfigInvalidException e) {
            throw new IOException(
                    "%s is no configuration that git understands: %s; correct it"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** A value, for example of {@code user.name}; empty where it is blank, too. */
    Optional<String> value(String section, String name) {
        return value(section, null, name);
    }

    Optional<String> value(String section, @Nullable String subsection, String name) {
        return Optional.ofNullable(config.getString(section, subsection, name))
                .filter(text -> !text.isBlank());
    }

    boolean isSet(String section, String name) {
        return config.getBoolean(section, name, false);
    }

    /** A variable of the environment; empty where it is blank, too. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** A path as git-config writes it, which may begin in the user's directory. */
    Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }
}
