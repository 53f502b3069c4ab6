package io.github.pluginregistry.core.source.git;

/** Which of git's configurations JGit reads. */
public final class GitConfiguration {

    private GitConfiguration() {}

    /**
     * Lets JGit open repositories without the configuration of the user and of the machine, from
     * now on and for all that its class loader serves. Whoever needs these reads them by itself.
     */
    public static void leaveUnread() {
        QuietSystemReader.install();
    }
}
