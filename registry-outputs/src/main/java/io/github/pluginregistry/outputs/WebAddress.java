package io.github.pluginregistry.outputs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which addresses readers may be sent to: {@code https} and {@code http}, without credentials. */
public final class WebAddress {

    private WebAddress() {}

    /** The address in ASCII; empty if nobody may be sent there. */
    public static Optional<String> of(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
