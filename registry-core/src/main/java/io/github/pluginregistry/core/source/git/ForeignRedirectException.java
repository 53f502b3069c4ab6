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
        this.host = target.getAuthority().replaceFirst(".*@", "");
    }

    /** Where to, with the port if it is given, and without what may stand before an {@code @}. */
    String host() {
        return host;
    }
}
