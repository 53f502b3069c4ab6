package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;

/** Calls extensions that answer requests to the API of a server. */
public final class ApiCalls {

    private ApiCalls() {}

    /** Whether an extension answers requests. */
    public static boolean isAnsweredBy(ManagedExtension extension) {
        return extension.contracts().contains(Contract.API_HANDLER);
    }

    /**
     * Lets an extension answer a request.
     *
     * @param longest how long that may take; less where the definition says less
     * @throws ExtensionFailure if it cannot, does not in time, or answers what it may not
     */
    public static ApiReply handle(ManagedExtension extension, ApiRequest request, Duration longest)
            throws ExtensionFailure {
        return extension.call(ApiHandler.class, "handle", it -> it.handle(request), longest);
    }
}
