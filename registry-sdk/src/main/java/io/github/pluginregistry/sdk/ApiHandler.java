package io.github.pluginregistry.sdk;

/**
 * Answers requests to the API of a server below {@code /api/v1/extensions/ID/}, for example with
 * what the extension knows, or to start something. Goals never call it.
 *
 * <p>The server has checked the API token of the caller, and that it has {@link
 * Capabilities#apiRole()}, which is {@link ApiRole#ADMINISTER} unless the capabilities name
 * another. It has limited how many requests come, and has written who called to the audit log.
 * Several requests may come at the same time.
 *
 * <p>An exception is answered with status 502, and is logged. After three in a row, the server does
 * not call the handler for a minute.
 */
public interface ApiHandler extends Extension {

    /**
     * Answers a request.
     *
     * @return for a path that the handler does not know, a reply with status 404
     * @throws RefusedException if the request must not be done now; answered with status 409
     * @throws Exception if the handler cannot answer
     */
    ApiReply handle(ApiRequest request) throws Exception;
}
