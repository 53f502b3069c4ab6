package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An extension of a test: what a subclass says of it, and calls of it as a run makes them. */
abstract class TestedExtension {

    TestedExtension() {}

    /** The extension, not started yet. */
    abstract Extension create();

    abstract Set<Contract> contracts(Extension extension);

    /** A configuration that the extension works with; empty by default. */
    protected Map<String, Object> configuration() {
        return Map.of();
    }

    /** A configuration that is wrong; by default one with a key that no extension has. */
    protected Map<String, Object> invalidConfiguration() {
        return Map.of("no-such-key", "value");
    }

    /** Adds tokens to the context, or replaces its HTTP; by default, changes nothing. */
    protected void prepare(TestContext context) {}

    /** How long one call may take; by default as long as in a run without {@code timeLimit}. */
    protected Duration timeLimit() {
        return Duration.ofSeconds(30);
    }

    /** The plugins that rules check and renderers render; never empty. */
    protected List<PluginInfo> plugins() {
        return Samples.plugins();
    }

    /** For a {@link ReleaseSource}: the URL of a repository that it can read. */
    protected String repository() {
        throw new AssertionError(
                "a release source needs a repository to be tested with; override repository()");
    }

    /** For a {@link ReleaseSource}: all tags of {@link #repository()}, if they are known. */
    protected Set<String> tags() {
        return Set.of();
    }

    /** For a {@link ReleaseSource}: the URL of a repository that does not exist. */
    protected Optional<String> missingRepository() {
        return Optional.empty();
    }

    final TestContext startContext(Capabilities capabilities) {
        TestContext context = TestContext.of(capabilities).configuration(configuration());
        prepare(context);
        return context;
    }

    @FunctionalInterface
    interface Use<C> {

        void with(C extension) throws Exception;
    }

    /** A call of an extension, whose exceptions are failures. */
    @FunctionalInterface
    interface Call<T> {

        T call() throws Exception;
    }

    final <C extends Extension> void start(Contract contract, Class<C> type, Use<C> use)
            throws Exception {
        Extension extension = create();
        assumeTrue(
                contracts(extension).contains(contract),
                () -> "the extension is no " + type.getSimpleName());
        start(extension, () -> use.with(type.cast(extension)));
    }

    @FunctionalInterface
    interface Body {

        void run() throws Exception;
    }

    final void start(Extension extension, Body body) throws Exception {
        TestContext context = startContext(extension.capabilities());
        call(
                "start",
                "make it start with configuration(), or override configuration() with one that it accepts",
                () -> {
                    extension.start(context);
                    return true;
                });
        boolean passed = false;
        try {
            body.run();
            passed = true;
        } finally {
            stop(extension, passed);
        }
    }

    /** A failure of the test itself says more than one of stop. */
    private void stop(Extension extension, boolean isReported) throws Exception {
        try {
            call(
                    "stop",
                    "release what there is, and throw nothing",
                    () -> {
                        extension.stop();
                        return true;
                    });
        } catch (AssertionError e) {
            if (isReported) {
                throw e;
            }
        }
    }

    /** Expects a result within the time limit. */
    final <T> T call(String method, String remedy, Call<T> call) {
        T result =
                assertTimeoutPreemptively(
                        timeLimit(),
                        () -> {
                            try {
                                return call.call();
                            } catch (Exception e) {
                                throw new AssertionError(
                                        "%s failed: %s; %s".formatted(method, e, remedy), e);
                            }
                        },
                        () ->
                                "%s did not end in time; set time limits of your own, below that of the run"
                                        .formatted(method));
        assertThat(result)
                .as("%s returned null; return an empty list or an empty Optional", method)
                .isNotNull();
        return result;
    }
}
