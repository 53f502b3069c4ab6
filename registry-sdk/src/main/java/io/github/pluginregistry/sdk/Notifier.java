package io.github.pluginregistry.sdk;

/**
 * Tells others what happened, once it has happened: in a chat, by mail, to another build.
 *
 * <p>An exception is a warning; it undoes nothing and fails nothing.
 */
public interface Notifier extends Extension {

    /**
     * Called once at the end of an update that changed files, of a check, and of a publication.
     *
     * @throws Exception if nobody could be notified
     */
    void notify(Notification notification) throws Exception;
}
