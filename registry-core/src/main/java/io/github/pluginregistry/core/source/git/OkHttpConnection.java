package io.github.pluginregistry.core.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request of JGit's, carried by OkHttp. The JDK's own connection, which JGit uses by itself,
 * shows its log every header of a request, the token among them; OkHttp shows none.
 *
 * <p>What is written is kept until the answer is asked for, and sent then. What JGit asks of a
 * connection that OkHttp does better by itself, or always, says nothing here.
 */
class OkHttpConnection implements HttpConnection {

    private static final int NOTHING_KNOWN = -1;

    /** One for all, for the sake of its connections; its threads are daemons. */
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().followRedirects(false).build();

    private final URL url;
    private final Proxy proxy;
    private final OkHttpClient.Builder client;
    private final Request.Builder request;
    private final Buffer body = new Buffer();
    private String method = "GET";
    private Optional<Response> answer = Optional.empty();

    OkHttpConnection(URL url, Proxy proxy) {
        this.url = url;
        this.proxy = proxy;
        this.client = CLIENT.newBuilder().proxy(proxy);
        this.request = new Request.Builder().url(url);
    }

    @Override
    public void connect() throws IOException {
        answer();
    }

    /** The body of an answer that is no success is of no use; its connection is. */
    private Response answer() throws IOException {
        if (answer.isEmpty()) {
            Response response = client.build().newCall(request()).execute();
            answer = Optional.of(response);
            if (!response.isSuccessful()) {
                response.close();
            }
        }
        return answer.get();
    }

    /** Gives the connection back, whatever is left of the answer. */
    void close() {
        answer.ifPresent(Response::close);
    }

    private Request request() {
        @Nullable RequestBody content =
                method.equals("GET") ? null : RequestBody.create(body.readByteString(), null);
        return request.method(method, content).build();
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().code();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return answer().message();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return answer().body().byteStream();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer.map(Response::headers).map(Headers::toMultimap).orElse(Map.of());
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return answer.map(response -> response.headers(name)).orElse(List.of());
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return answer.map(response -> response.header(name)).orElse(null);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        long length = answer.map(response -> response.body().contentLength()).orElse(-1L);
        return length == (int) length ? (int) length : NOTHING_KNOWN;
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public boolean usingProxy() {
        return proxy.type() != Proxy.Type.DIRECT;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void setRequestMethod(String method) {
        this.method = method;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        request.header(name, value);
    }

    @Override
    public OutputStream getOutputStream() {
        return body.outputStream();
    }

    @Override
    public void setConnectTimeout(int milliseconds) {
        client.connectTimeout(milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public void setReadTimeout(int milliseconds) {
        client.readTimeout(milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        // JGit follows redirects itself, and each is looked at before.
    }

    @Override
    public void setUseCaches(boolean use) {
        // There is no cache.
    }

    @Override
    public void setDoOutput(boolean output) {
        // What is written is sent.
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        // OkHttp counts for itself.
    }

    @Override
    public void setChunkedStreamingMode(int length) {
        // A question for tags is short.
    }

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new UnsupportedOperationException("nobody is trusted but those the JDK trusts");
    }

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {
        throw new UnsupportedOperationException("a certificate is for its host alone");
    }
}
