package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.Traffic;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Counts what goes over the network: every request, those behind redirects included, and bodies as
 * packed as they come. An answer that breaks off counts as a request without a body.
 */
final class TrafficListener extends EventListener {

    private final Traffic traffic;

    TrafficListener(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        traffic.requested();
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        if (response.code() == 304) {
            traffic.confirmed();
        }
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        traffic.received(byteCount);
    }
}
