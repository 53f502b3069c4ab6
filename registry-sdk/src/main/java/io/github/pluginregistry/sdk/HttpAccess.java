package io.github.pluginregistry.sdk;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Sends requests over HTTP. A response may have at most 16 MB, a request ends after the time limit
 * of the run, and a redirect to another host is not followed.
 */
public interface HttpAccess {

    /**
     * Sends a GET request, again where the host is busy.
     *
     * @param url {@code https}, or {@code http} on a loopback address
     * @return the response, whatever its status
     * @throws IOException if there is none
     */
    HttpReply get(URI url, Map<String, String> headers) throws IOException;

    /**
     * Sends a POST request, once.
     *
     * @param url {@code https}, or {@code http} on a loopback address
     * @return the response, whatever its status
     * @throws IOException if there is none
     */
    HttpReply post(URI url, Map<String, String> headers, byte[] body) throws IOException;
}
