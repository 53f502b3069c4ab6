package io.github.pluginregistry.core.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** A machine on which nobody may look at the configuration of git. */
final class UntouchableConfiguration extends SystemReader.Delegate {

    UntouchableConfiguration() {
        super(SystemReader.getInstance());
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        throw new AssertionError("the configuration of the machine was asked for");
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        throw new AssertionError("the configuration of the user was asked for");
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        throw new AssertionError("the configuration of JGit was asked for");
    }
}
