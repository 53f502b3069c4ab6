package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Lets JGit open a repository without the git configuration of the user and of the machine. To find
 * the latter JGit would run {@code git}; into the former it would write what it measures of the
 * file system.
 */
public final class NoConfigSystemReader {

    private NoConfigSystemReader() {}

    /**
     * Installs this reader in front of the one that JGit uses, once. JGit has one reader per class
     * loader, so this waits until a local repository is opened; decision 0006 says more. Code that
     * needs the configuration of the user reads it by itself.
     */
    public static synchronized void install() {
        SystemReader current = SystemReader.getInstance();
        if (!(current instanceof Reader)) {
            SystemReader.setInstance(new Reader(current));
        }
    }

    private static final class Reader extends SystemReader.Delegate {

        private Reader(SystemReader other) {
            super(other);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }
    }

    /** Is never read and never written. */
    private static final class NoConfig extends FileBasedConfig {

        private static final Duration COARSE = Duration.ofSeconds(2);

        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() throws IOException, ConfigInvalidException {
            // There is nothing to load.
        }

        @Override
        public void save() throws IOException {
            // What JGit measured is only used in this run.
        }

        /**
         * Answers JGit's one question of time, how coarse the file system's clock is. Without an
         * answer JGit measures for seconds, with probes it writes into the repository; with a
         * coarse one it may read a file of this very moment twice.
         */
        @Override
        public long getTimeUnit(
                String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
                    ? unit.convert(COARSE)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
