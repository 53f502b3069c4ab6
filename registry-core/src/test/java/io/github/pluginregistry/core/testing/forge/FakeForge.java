package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A forge on loopback with the pull requests of one repository. It takes what the official
 * description of its API names, and remembers everything else as a violation: an unknown path, an
 * unknown field, a value of another type, a wrong header.
 */
public abstract class FakeForge implements AutoCloseable {

    static {
        // Else each response waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final ObjectMapper JSON = new ObjectMapper();

    protected static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
    protected static final Predicate<JsonNode> NUMBER = JsonNode::isIntegralNumber;
    protected static final Predicate<JsonNode> NUMBERS = listOf(NUMBER);
    protected static final Predicate<JsonNode> TEXTS = listOf(TEXT);

    protected final List<FakePull> pulls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String root;
    private final String token;
    private volatile Predicate<FakeRequest> broken = any -> false;
    private volatile FakeAnswer fault = FakeAnswer.json(500, Map.of());
    private volatile Optional<Runnable> beforeCreate = Optional.empty();
    private volatile Optional<Runnable> beforeChange = Optional.empty();

    protected FakeForge(String root, String token) throws IOException {
        this.root = root;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The value of the header that carries a token. */
    protected abstract String authorization(FakeRequest request);

    /** The value that it has to have. */
    protected abstract String expectedAuthorization(String secret);

    /** Answers a request that is no fault. */
    protected abstract FakeAnswer answer(FakeRequest request);

    /** Whether a request creates a pull request. */
    protected abstract boolean creates(FakeRequest request);

    /** The address of the API. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + root);
    }

    /** All pull requests, open and closed. */
    public List<FakePull> pulls() {
        return List.copyOf(pulls);
    }

    /** All requests so far. */
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    /** What was sent that the API does not take. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Opens a pull request, as somebody else would. */
    public FakePull open(String head, String base, boolean fork) {
        FakePull pull = new FakePull(pulls.size() + 1, head, base, fork);
        pulls.add(pull);
        return pull;
    }

    /** From now on requests that match are answered so. */
    public void answering(Predicate<FakeRequest> which, FakeAnswer answer) {
        fault = answer;
        broken = which;
    }

    /** Lets something happen just before the next pull request is created. */
    public void beforeNextCreate(Runnable happening) {
        beforeCreate = Optional.of(happening);
    }

    /** Lets something happen just before the next change of a pull request. */
    public void beforeNextChange(Runnable happening) {
        beforeChange = Optional.of(happening);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            FakeRequest request = FakeRequest.of(exchange, root);
            requests.add(request);
            FakeAnswer answer = broken.test(request) ? fault : checked(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), length(answer));
            OutputStream body = exchange.getResponseBody();
            body.write(bytes(answer));
            body.flush();
            if (!answer.complete()) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server takes 0 for a length that nobody knows, and -1 for no body. */
    private static int length(FakeAnswer answer) {
        if (!answer.complete()) {
            return 0;
        }
        return answer.body().isEmpty() ? -1 : bytes(answer).length;
    }

    private static byte[] bytes(FakeAnswer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private FakeAnswer checked(FakeRequest request) {
        if (!authorization(request).equals(expectedAuthorization(token))) {
            return FakeAnswer.json(401, Map.of("message", "401 Unauthorized"));
        }
        if (!request.body().isMissingNode()
                && !request.headers().getOrDefault("content-type", "").equals("application/json")) {
            return violation(request, "Content-Type is not application/json");
        }
        if (creates(request)) {
            beforeCreate.ifPresent(Runnable::run);
            beforeCreate = Optional.empty();
        } else if (!request.method().equals("GET")) {
            beforeChange.ifPresent(Runnable::run);
            beforeChange = Optional.empty();
        }
        return answer(request);
    }

    /** Whether one is open from the repository itself. */
    protected boolean isOpen(String head, String base) {
        return pulls.stream()
                .anyMatch(
                        it -> it.open && !it.fork && it.head.equals(head) && it.base.equals(base));
    }

    protected Optional<FakePull> pull(String number) {
        return pulls.stream().filter(it -> String.valueOf(it.number).equals(number)).findFirst();
    }

    /** Remembers what is wrong. */
    protected FakeAnswer violation(FakeRequest request, String what) {
        violations.add(request.line() + ": " + what);
        return FakeAnswer.json(500, Map.of("message", what));
    }

    /** What is wrong with the body of a request, by the description. */
    protected Optional<FakeAnswer> check(
            FakeRequest request, Map<String, Predicate<JsonNode>> known, String... required) {
        List<String> wrong = new ArrayList<>();
        if (!request.body().isObject()) {
            wrong.add("no object");
        }
        wrong.addAll(wrongFields(request.body(), known, required));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(violation(request, String.join(", ", wrong)));
    }

    /** What is wrong with the query of a request, by the description. */
    protected Optional<FakeAnswer> checkQuery(FakeRequest request, String... known) {
        List<String> unknown = new ArrayList<>(request.query().keySet());
        unknown.removeAll(Set.of(known));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(violation(request, "unknown parameters " + unknown));
    }

    private static List<String> wrongFields(
            JsonNode object, Map<String, Predicate<JsonNode>> known, String... required) {
        List<String> wrong = new ArrayList<>();
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.containsKey(name)) {
                                wrong.add("unknown field " + name);
                            } else if (!known.get(name).test(object.get(name))) {
                                wrong.add("wrong type of " + name);
                            }
                        });
        for (String name : required) {
            if (!object.has(name)) {
                wrong.add("missing " + name);
            }
        }
        return wrong;
    }

    protected static Predicate<JsonNode> listOf(Predicate<JsonNode> item) {
        return list -> {
            if (!list.isArray()) {
                return false;
            }
            for (JsonNode each : list) {
                if (!item.test(each)) {
                    return false;
                }
            }
            return true;
        };
    }

    protected static Predicate<JsonNode> object(
            Map<String, Predicate<JsonNode>> known, String... required) {
        return json -> json.isObject() && wrongFields(json, known, required).isEmpty();
    }

    /** Stops the forge. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
