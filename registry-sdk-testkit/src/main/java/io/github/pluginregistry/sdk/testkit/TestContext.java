package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.HttpAccess;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A context for tests. Requests reach loopback addresses alone, unless a test brings its own {@link
 * #http(HttpAccess)}; log lines are kept.
 */
public final class TestContext implements ExtensionContext, ExtensionLog {

    private final Capabilities capabilities;
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Map<String, Object> configuration = Map.of();
    private HttpAccess http = new LoopbackHttp();

    private TestContext(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** A context without configuration and tokens. */
    public static TestContext of(Capabilities capabilities) {
        return new TestContext(capabilities);
    }

    /** Sets the configuration. */
    public TestContext configuration(Map<String, Object> values) {
        this.configuration = Map.copyOf(values);
        return this;
    }

    /**
     * Sets the token of a host, which the extension only gets if its capabilities name the host.
     */
    public TestContext token(String host, String token) {
        tokens.put(host, token);
        return this;
    }

    /** Answers the requests of the extension in another way. */
    public TestContext http(HttpAccess access) {
        this.http = access;
        return this;
    }

    /** The lines that the extension logged so far, such as {@code WARN text}. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The tokens of hosts that the capabilities name. */
    Map<String, String> allowedTokens() {
        Map<String, String> allowed = new HashMap<>(tokens);
        allowed.keySet().retainAll(capabilities.tokenHosts());
        return allowed;
    }

    @Override
    public String id() {
        return capabilities.id();
    }

    @Override
    public Map<String, Object> configuration() {
        return configuration;
    }

    @Override
    public RegistryInfo registry() {
        return Samples.registry();
    }

    @Override
    public HttpAccess http() {
        return http;
    }

    @Override
    public Optional<String> token(String host) {
        if (!capabilities.tokenHosts().contains(host)) {
            throw new SecurityException(
                    "the capabilities of %s do not name %s, so it gets no token of it; add the host with withTokenHosts"
                            .formatted(id(), host));
        }
        return Optional.ofNullable(tokens.get(host));
    }

    @Override
    public ExtensionLog log() {
        return this;
    }

    @Override
    public void debug(String message) {
        lines.add("DEBUG " + message);
    }

    @Override
    public void info(String message) {
        lines.add("INFO " + message);
    }

    @Override
    public void warn(String message) {
        lines.add("WARN " + message);
    }
}
