package io.github.pluginregistry.core.source.git;

import java.io.Serial;
import java.net.URL;
import org.eclipse.jgit.errors.TransportException;

/** A host sends its caller on to another one. JGit hands a failure of this type on as it is. */
final class ForeignRedirectException extends TransportException {

    @Serial private static final long serialVersionUID = 1L;

    private final String host;

    ForeignRedirectException(URL target) {
        super("redirected to " + target.getHost());
        this.host = target.getAuthority();
    }

    /** Where to, with the port if it is given. */
    String host() {
        return host;
    }
}
