package io.github.pluginregistry.extensions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections to a process, over its Unix socket or a loopback address. They are kept open
 * between requests. An interrupt of the calling thread closes its connection.
 */
final class ProgramConnections implements AutoCloseable {

    /** The largest response. */
    static final int MOST_BYTES = 16 << 20;

    private static final HttpHost HOST = new HttpHost("localhost");

    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final SocketAddress address;
    private final String authorization;
    private final HttpProcessor headers = HttpProcessors.client("registry-maven-plugin");
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    ProgramConnections(SocketAddress address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /**
     * A response.
     *
     * @param status such as 200
     * @param body the whole body
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
    record Reply(int status, byte[] body) {}

    private record Connection(DefaultBHttpClientConnection http, SocketChannel channel) {

        /**
         * Whether the program has neither closed it nor said anything on it while it was idle: some
         * servers close a connection after 5 s, and a request written then is lost.
         */
        boolean isOpen() {
            try {
                channel.configureBlocking(false);
                boolean open = channel.read(ByteBuffer.allocate(1)) == 0;
                channel.configureBlocking(true);
                return open;
            } catch (IOException e) {
                return false;
            }
        }

        void close() {
            http.close(CloseMode.IMMEDIATE);
        }
    }

    /**
     * Sends a request, and reads the response.
     *
     * @throws ProtocolException if what came back is no response that can be read
     * @throws IOException if the connection broke
     */
    Reply send(String method, String path, byte[] body) throws IOException {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            if (each.isOpen()) {
                return send(each, method, path, body);
            }
            each.close();
        }
        return send(connect(), method, path, body);
    }

    private Connection connect() throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        if (address instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);
        http.bind(new ChannelSocket(channel));
        return new Connection(http, channel);
    }

    private Reply send(Connection connection, String method, String path, byte[] body)
            throws IOException {
        boolean keep = false;
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, HOST, path);
        request.setHeader("Authorization", authorization);
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        HttpCoreContext context = HttpCoreContext.create();
        try {
            headers.process(request, request.getEntity(), context);
            try (ClassicHttpResponse response = exchange(connection.http(), request)) {
                Reply reply = new Reply(response.getCode(), body(response.getEntity()));
                keep =
                        DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
                                request, response, context);
                return reply;
            }
        } catch (HttpException | MalformedChunkCodingException | MessageConstraintException e) {
            throw notAnAnswer("not HTTP: " + e.getMessage(), e);
        } finally {
            if (keep) {
                idle.add(connection);
            } else {
                connection.close();
            }
        }
    }

    /** The library's own executor polls for early responses, which needs a socket with timeouts. */
    private static ClassicHttpResponse exchange(
            DefaultBHttpClientConnection connection, ClassicHttpRequest request)
            throws HttpException, IOException {
        connection.sendRequestHeader(request);
        if (request.getEntity() != null) {
            connection.sendRequestEntity(request);
        }
        connection.flush();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_SUCCESS) {
            response = connection.receiveResponseHeader();
        }
        connection.receiveResponseEntity(response);
        return response;
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > MOST_BYTES) {
            throw tooLarge();
        }
        byte[] bytes = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private static IOException tooLarge() {
        return notAnAnswer("the answer is larger than %d MB".formatted(MOST_BYTES >> 20), null);
    }

    private static IOException notAnAnswer(String message, @Nullable Exception cause) {
        ProtocolException problem = new ProtocolException(message);
        problem.initCause(cause);
        return problem;
    }

    @Override
    public void close() {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }
}
