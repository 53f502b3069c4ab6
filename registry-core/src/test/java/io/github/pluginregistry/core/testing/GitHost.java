package io.github.pluginregistry.core.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A host on loopback that git is fetched from and pushed to over HTTP. It may want a token, protect
 * branches, and let something happen just before it takes a push.
 */
public final class GitHost implements AutoCloseable {

    private static final String FOR_REVIEW = "refs/for/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> protectedBranches = ConcurrentHashMap.newKeySet();
    private final Deque<Interruption> interruptions = new ConcurrentLinkedDeque<>();
    private volatile Optional<Review> review = Optional.empty();
    private volatile Optional<String> token = Optional.empty();
    private volatile boolean readOnly;
    private volatile String remark = "";

    private GitHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Interruption {
        void happen() throws Exception;
    }

    /** Takes what is pushed to {@code refs/for/BRANCH}, as a Gerrit does. */
    @FunctionalInterface
    public interface Review {

        /**
         * Takes a commit.
         *
         * @return why it is rejected; empty where it is not
         */
        String take(Repository repository, String branch, ObjectId commit, List<String> options)
                throws IOException;
    }

    /** A running host without repositories. */
    public static GitHost start() throws IOException {
        return new GitHost();
    }

    /** Serves a repository at a path such as {@code /example/plugins.git}. */
    public GitHost serve(String path, Upstream upstream) {
        repositories.put(path, upstream.repository());
        return this;
    }

    /** From now on answers those alone who bring this as their password, or user and password. */
    public GitHost wanting(String secret) {
        token = Optional.of(secret);
        return this;
    }

    /** From now on answers 403 to who wants to push. */
    public GitHost readOnly() {
        readOnly = true;
        return this;
    }

    /** From now on refuses pushes to a branch, in the words that GitHub has for it. */
    public GitHost protecting(String branch) {
        protectedBranches.add("refs/heads/" + branch);
        return this;
    }

    /** From now on gives pushes for review to somebody else. */
    public GitHost reviewing(Review reviewer) {
        review = Optional.of(reviewer);
        return this;
    }

    /** From now on adds something to each refusal of a push. */
    public GitHost saying(String text) {
        remark = text;
        return this;
    }

    /** Lets something happen before the next push is taken, after the pusher has looked. */
    public GitHost beforeNextPush(Interruption interruption) {
        interruptions.add(interruption);
        return this;
    }

    /** The host's name with its port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://" + host() + path;
    }

    /** Method, path and query of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String uri = exchange.getRequestURI().toString();
            requests.add(exchange.getRequestMethod() + " " + uri);
            byte[] body = body(exchange);
            boolean push = uri.contains("git-receive-pack");
            if (!isWelcome(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (push && readOnly) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                String path = uri.replaceFirst("/(info/refs|git-(upload|receive)-pack).*", "");
                Repository repository = repositories.get(path);
                if (repository == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    serve(exchange, repository, push, body);
                }
            }
        }
    }

    private boolean isWelcome(HttpExchange exchange) {
        String header =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .map(text -> text.replaceFirst("^Basic ", ""))
                        .orElse("");
        String said = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
        return token.isEmpty() || (":" + said).endsWith(":" + token.get());
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = exchange.getRequestBody();
                InputStream plain = zipped ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        }
    }

    private void serve(HttpExchange exchange, Repository repository, boolean push, byte[] body)
            throws IOException {
        boolean advertisement = exchange.getRequestMethod().equals("GET");
        String service = push ? "git-receive-pack" : "git-upload-pack";
        if (push && !advertisement) {
            interrupt();
        }
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        "application/x-"
                                + service
                                + (advertisement ? "-advertisement" : "-result"));
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            PacketLineOutRefAdvertiser refs =
                    new PacketLineOutRefAdvertiser(new PacketLineOut(out));
            if (push) {
                ReceivePack receive = receiving(repository);
                if (advertisement) {
                    PacketLineOut head = new PacketLineOut(out);
                    head.writeString("# service=" + service + "\n");
                    head.end();
                    receive.sendAdvertisedRefs(refs);
                } else {
                    receive.receive(new ByteArrayInputStream(body), out, null);
                }
            } else {
                UploadPack upload = new UploadPack(repository);
                upload.setBiDirectionalPipe(false);
                upload.setExtraParameters(protocol(exchange));
                if (advertisement) {
                    upload.sendAdvertisedRefs(refs, service);
                } else {
                    upload.upload(new ByteArrayInputStream(body), out, null);
                }
            }
        }
    }

    private void interrupt() throws IOException {
        Interruption interruption = interruptions.poll();
        if (interruption != null) {
            try {
                interruption.happen();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private ReceivePack receiving(Repository repository) {
        ReceivePack receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.setAllowPushOptions(review.isPresent());
        receive.setPreReceiveHook(
                (pack, commands) -> {
                    for (ReceiveCommand command : commands) {
                        review.filter(any -> command.getRefName().startsWith(FOR_REVIEW))
                                .ifPresent(it -> review(it, pack, command));
                        if (protectedBranches.contains(command.getRefName())) {
                            pack.sendError(
                                    "GH006: Protected branch update failed for %s. %s"
                                            .formatted(command.getRefName(), remark));
                            command.setResult(
                                    ReceiveCommand.Result.REJECTED_OTHER_REASON,
                                    "protected branch hook declined"
                                            + (remark.isEmpty() ? "" : " (" + remark + ")"));
                        }
                    }
                });
        return receive;
    }

    private static void review(Review review, ReceivePack pack, ReceiveCommand command) {
        try {
            String rejection =
                    review.take(
                            pack.getRepository(),
                            command.getRefName().substring(FOR_REVIEW.length()),
                            command.getNewId(),
                            Optional.ofNullable(pack.getPushOptions()).orElse(List.of()));
            if (rejection.isEmpty()) {
                command.setResult(ReceiveCommand.Result.OK);
            } else {
                command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, rejection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> protocol(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
                .map(Set::of)
                .orElse(Set.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
