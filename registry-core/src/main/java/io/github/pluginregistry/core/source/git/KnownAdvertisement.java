package io.github.pluginregistry.core.source.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * What a host that speaks version 2 of git's protocol would answer if it were asked for that, as
 * gitprotocol-v2 gives it: the version, and that refs can be listed. No request is made.
 */
final class KnownAdvertisement extends JDKHttpConnection {

    private static final String TYPE = "application/x-git-upload-pack-advertisement";
    private static final byte[] BODY =
            "000eversion 2\n000cls-refs\n0000".getBytes(StandardCharsets.US_ASCII);

    KnownAdvertisement(URL url) throws IOException {
        super(url);
    }

    @Override
    public void connect() {}

    @Override
    public int getResponseCode() {
        return HTTP_OK;
    }

    @Override
    public String getResponseMessage() {
        return "OK";
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public int getContentLength() {
        return BODY.length;
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return null;
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return List.of();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return Map.of();
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(BODY);
    }
}
