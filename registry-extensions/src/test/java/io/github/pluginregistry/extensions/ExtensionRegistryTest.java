package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.process.Contract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionRegistryTest {

    private static final PluginBatch BATCH =
            new PluginBatch(TestRun.REGISTRY, List.of(TestRun.plugin("a")), true);

    private static final AllowedExtension RULE = new AllowedExtension.Bundled("rule");
    private static final AllowedExtension VAULT = new AllowedExtension.Bundled("vault");
    private static final AllowedExtension BROKEN = new AllowedExtension.Bundled("broken");
    private static final AllowedExtension.Artifact ARTIFACT =
            new AllowedExtension.Artifact("org.example", "extensions", "1.0");

    @TempDir Path directory;

    private final TestRun run = new TestRun();
    private final List<ExtensionRegistry> open = new java.util.ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ExtensionRegistry::close);
    }

    private ExtensionRegistry open(List<AllowedExtension> allowed, ExtensionDefinition... settings)
            throws Exception {
        if (run.bundled.isEmpty()) {
            run.bundled = List.of(jar());
        }
        ExtensionRegistry registry = ExtensionRegistry.open(run.setup(allowed, settings));
        open.add(registry);
        return registry;
    }

    private java.net.URL jar() throws Exception {
        return new ExtensionJar(directory)
                .extension("acme.Rule", rule("Rule", "rule", "return List.of();"))
                .extension("acme.Other", rule("Other", "other", "return List.of();"))
                .extension(
                        "acme.Broken",
                        rule("Broken", "broken", "throw new java.io.IOException(\"oops\");"))
                .extension(
                        "acme.Endless",
                        rule("Endless", "endless", "while (true) { Thread.onSpinWait(); }"))
                .extension(
                        "acme.Host",
                        rule(
                                "Host",
                                "host",
                                """
                                String seen = "";
                                for (String name : new String[] {
                                        "com.fasterxml.jackson.databind.ObjectMapper",
                                        "io.github.pluginregistry.core.RegistryService",
                                        "io.github.pluginregistry.sdk.process.Messages",
                                        "io.github.pluginregistry.sdk.Extension",
                                        "org.slf4j.Logger",
                                        "java.sql.Connection"}) {
                                    try {
                                        Class.forName(name);
                                        seen += " " + name.substring(name.lastIndexOf('.') + 1);
                                    } catch (ClassNotFoundException e) {
                                        // Hidden.
                                    }
                                }
                                return List.of(Finding.error("seen", "a", seen.strip()));
                                """))
                .extension(
                        "acme.Shouting",
                        rule(
                                "Shouting",
                                "shouting",
                                "throw new java.io.IOException(\"oops\\n::add-mask::a\");"))
                .extension(
                        "acme.Nameless",
                        rule(
                                "Nameless",
                                "nameless",
                                """
                                throw new RuntimeException() {
                                    public String toString() { throw this; }
                                };
                                """))
                .extension(
                        "acme.Meeting",
                        """
                        package acme;
                        import io.github.pluginregistry.sdk.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        public final class Meeting implements CheckRule {
                            private final CyclicBarrier both = new CyclicBarrier(2);
                            public Capabilities capabilities() { return Capabilities.of("meeting", ""); }
                            public List<Finding> check(PluginBatch batch) throws Exception {
                                both.await(20, TimeUnit.SECONDS);
                                return List.of();
                            }
                        }
                        """)
                .extension(
                        "acme.Safe",
                        """
                        package acme;
                        import io.github.pluginregistry.sdk.*;
                        import java.util.*;
                        public final class Safe implements SecretSource {
                            private ExtensionContext context;
                            public Capabilities capabilities() { return Capabilities.of("safe", "").withTokenHosts("vault.example"); }
                            public void start(ExtensionContext context) { this.context = context; }
                            public Optional<String> token(String host) throws Exception {
                                return context.token("vault.example").map(key -> key + "-opens-" + host);
                            }
                        }
                        """)
                .extension(
                        "acme.Vault",
                        """
                        package acme;
                        import io.github.pluginregistry.sdk.*;
                        import java.util.*;
                        public final class Vault implements SecretSource {
                            public Capabilities capabilities() { return Capabilities.of("vault", ""); }
                            public Optional<String> token(String host) throws Exception {
                                if (host.startsWith("broken")) { throw new Exception("sealed"); }
                                return host.startsWith("none") ? Optional.empty() : Optional.of("from-vault-" + host);
                            }
                        }
                        """)
                .extension(
                        "acme.Curious",
                        """
                        package acme;
                        import io.github.pluginregistry.sdk.*;
                        import java.util.*;
                        public final class Curious implements CheckRule {
                            private ExtensionContext context;
                            public Capabilities capabilities() {
                                return Capabilities.of("curious", "").withTokenHosts("one.example")
                                    .withConfigurationSchema("{\\"type\\":\\"object\\",\\"properties\\":{\\"host\\":{\\"type\\":\\"string\\"}},\\"required\\":[\\"host\\"],\\"additionalProperties\\":false}");
                            }
                            public void start(ExtensionContext context) { this.context = context; }
                            public List<Finding> check(PluginBatch batch) throws Exception {
                                return List.of(Finding.error("token", "a", context.token(context.text("host").get()).orElse("none")));
                            }
                        }
                        """)
                .extension(
                        "acme.NoStart",
                        """
                        package acme;
                        import io.github.pluginregistry.sdk.*;
                        public final class NoStart implements Notifier {
                            public Capabilities capabilities() { return Capabilities.of("no-start", ""); }
                            public void start(ExtensionContext context) { throw new NoClassDefFoundError("acme/Gone"); }
                            public void notify(Notification notification) {}
                        }
                        """)
                .build("extensions");
    }

    private static String rule(String type, String id, String body) {
        return """
        package acme;
        import io.github.pluginregistry.sdk.*;
        import java.util.*;
        public final class %s implements CheckRule {
            public Capabilities capabilities() { return Capabilities.of("%s", "A rule."); }
            public List<Finding> check(PluginBatch batch) throws Exception { %s }
        }
        """
                .formatted(type, id, body);
    }

    private static List<Finding> check(ExtensionRegistry registry, String id) throws Exception {
        return check(registry.newRun(), id);
    }

    private static List<Finding> check(ExtensionRun run, String id) throws Exception {
        return run.find(id).orElseThrow().call(CheckRule.class, "check", it -> it.check(BATCH));
    }

    @Test
    void runsNothingThatTheBuildDoesNotAllow() throws Exception {
        ExtensionRegistry registry = open(List.of(RULE));

        assertThat(registry.all()).extracting(ManagedExtension::id).containsExactly("rule");
        assertThat(registry.all().get(0).state()).isEqualTo(ManagedExtension.State.ENABLED);
    }

    @Test
    void loadsNothingWhereNothingIsAllowed() throws Exception {
        run.bundled = List.of(new java.net.URL("file:/does/not/exist.jar"));

        assertThat(open(List.of()).all()).isEmpty();
    }

    @Test
    void refusesADefinitionThatUsesWhatTheBuildDoesNotAllow() {
        assertThatThrownBy(
                        () ->
                                open(
                                        List.of(RULE),
                                        ExtensionDefinition.usual("other"),
                                        ExtensionDefinition.usual("chat")))
                .isInstanceOf(ExtensionException.class)
                .hasMessageStartingWith(
                        "the definition uses the extensions chat, other, which the test does not allow; add to the list what you trust: the id of an extension in the shelves, GROUP:ARTIFACT:VERSION, or ID=PROGRAM");
    }

    @Test
    void namesAnExtensionThatIsNotThere() {
        assertThatThrownBy(() -> open(List.of(new AllowedExtension.Bundled("missing"))))
                .hasMessageStartingWith(
                        "the list allows \"missing\", and there is no such extension in the shelves, which have broken, curious,")
                .hasMessageEndingWith("; put it there, or allow GROUP:ARTIFACT:VERSION");
    }

    @Test
    void takesAllExtensionsOfAnArtifact() throws Exception {
        assertThat(open(List.of(ARTIFACT), TestRun.settings("curious", Map.of("host", "x"))).all())
                .hasSize(12)
                .allMatch(each -> each.origin().equals("org.example:extensions:1.0"));
    }

    @Test
    void refusesAnArtifactWithoutExtensions() throws Exception {
        run.bundled = List.of(new ExtensionJar(directory).build("empty"));

        assertThatThrownBy(() -> open(List.of(ARTIFACT)))
                .hasMessageStartingWith("there is no extension in org.example:extensions:1.0; ");
    }

    @Test
    void refusesTwoExtensionsWithOneId() {
        assertThatThrownBy(
                        () ->
                                open(
                                        List.of(ARTIFACT, RULE),
                                        TestRun.settings("curious", Map.of("host", "x"))))
                .hasMessageStartingWith(
                        "two extensions have the id \"rule\": one of org.example:extensions:1.0 and one of the shelves");
    }

    @Test
    void ordersByPriorityAndId() throws Exception {
        ExtensionRegistry registry =
                open(
                        List.of(VAULT, RULE, new AllowedExtension.Bundled("other")),
                        new ExtensionDefinition(
                                "vault",
                                1,
                                List.of(),
                                Map.of(),
                                Duration.ofSeconds(1),
                                ExtensionDefinition.OnFailure.DEFAULT));

        assertThat(registry.all())
                .extracting(ManagedExtension::id)
                .containsExactly("vault", "other", "rule");
        assertThat(registry.newRun().with(Contract.CHECK_RULE))
                .extracting(ExtensionCalls::id)
                .containsExactly("other", "rule");
    }

    @Test
    void showsTheSdkAndNothingElseOfTheHost() throws Exception {
        ExtensionRegistry registry = open(List.of(new AllowedExtension.Bundled("host")));

        assertThat(check(registry, "host"))
                .extracting(Finding::message)
                .containsExactly("Extension Logger Connection");
    }

    @Test
    void disablesAnExtensionAfterThreeFailedCalls() throws Exception {
        ExtensionRegistry registry = open(List.of(BROKEN));
        ExtensionRun first = registry.newRun();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> check(first, "broken"))
                    .hasMessage("check failed: java.io.IOException: oops");
        }

        assertThatThrownBy(() -> check(first, "broken"))
                .hasMessage(
                        "3 calls failed, the last one: check failed: java.io.IOException: oops");
        assertThat(registry.all().get(0).statistics().calls()).isEqualTo(4);
        assertThat(registry.all().get(0).statistics().failures()).isEqualTo(3);
    }

    @Test
    void countsFailedCallsForEachRunAlone() throws Exception {
        ExtensionRegistry registry = open(List.of(BROKEN));
        ExtensionRun first = registry.newRun();
        ExtensionRun second = registry.newRun();

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> check(first, "broken")).isInstanceOf(ExtensionFailure.class);
        }

        assertThatThrownBy(() -> check(second, "broken"))
                .hasMessage("check failed: java.io.IOException: oops");
        assertThatThrownBy(() -> check(registry.newRun(), "broken"))
                .hasMessage("check failed: java.io.IOException: oops");
        assertThat(registry.all().get(0).health().healthy()).isTrue();
    }

    @Test
    void callsAnExtensionForSeveralRunsAtTheSameTime() throws Exception {
        ExtensionRegistry registry = open(List.of(new AllowedExtension.Bundled("meeting")));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<Finding>> check = () -> check(registry, "meeting");

            for (Future<List<Finding>> each : threads.invokeAll(List.of(check, check))) {
                assertThat(each.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void makesWhatAnExtensionThrowsSafeToShow() throws Exception {
        ExtensionRegistry registry = open(List.of(new AllowedExtension.Bundled("shouting")));

        assertThatThrownBy(() -> check(registry, "shouting"))
                .hasMessage("check failed: java.io.IOException: oops⟨U+000A⟩::add-mask::a");
    }

    @Test
    void survivesAnExceptionThatHasNoMessage() throws Exception {
        ExtensionRegistry registry = open(List.of(new AllowedExtension.Bundled("nameless")));

        assertThatThrownBy(() -> check(registry, "nameless"))
                .isInstanceOf(ExtensionFailure.class)
                .hasMessage("check failed");
    }

    @Test
    void endsACallThatTakesTooLong() throws Exception {
        ExtensionRegistry registry =
                open(
                        List.of(new AllowedExtension.Bundled("endless")),
                        TestRun.limited("endless", Duration.ofMillis(100)));

        assertThatThrownBy(() -> check(registry, "endless"))
                .hasMessage("check did not end within 0.1 s")
                .extracting(e -> ((ExtensionFailure) e).kind())
                .isEqualTo(ExtensionFailure.Kind.TIMED_OUT);
    }

    @Test
    void disablesAnExtensionThatDoesNotStart() throws Exception {
        ExtensionRegistry registry = open(List.of(new AllowedExtension.Bundled("no-start")));

        assertThat(registry.all().get(0).state()).isEqualTo(ManagedExtension.State.DISABLED);
        assertThat(run.log)
                .containsExactly(
                        "no-start WARN it did not start: start failed: java.lang.NoClassDefFoundError: acme/Gone");
    }

    @Test
    void givesATokenOfANamedHostAlone() throws Exception {
        run.tokens = host -> Optional.of(Token.of("token-of-" + host));
        AllowedExtension curious = new AllowedExtension.Bundled("curious");

        assertThat(
                        check(
                                open(
                                        List.of(curious),
                                        TestRun.settings("curious", Map.of("host", "one.example"))),
                                "curious"))
                .extracting(Finding::message)
                .containsExactly("token-of-one.example");
        ExtensionRegistry other =
                open(List.of(curious), TestRun.settings("curious", Map.of("host", "two.example")));
        assertThatThrownBy(() -> check(other, "curious"))
                .hasMessageContaining("the capabilities of curious do not name two.example");
    }

    @Test
    void validatesTheConfiguration() {
        AllowedExtension curious = new AllowedExtension.Bundled("curious");

        assertThatThrownBy(() -> open(List.of(curious)))
                .hasMessageStartingWith("the configuration of extension \"curious\" is not valid:")
                .hasMessageContaining("host");
        assertThatThrownBy(() -> open(List.of(RULE), TestRun.settings("rule", Map.of("host", "x"))))
                .hasMessageStartingWith("extension \"rule\" accepts no configuration; ");
    }

    @Test
    void asksSourcesOfSecretsForWhatIsNotConfigured() throws Exception {
        run.tokens =
                host ->
                        host.equals("kept.example")
                                ? Optional.of(Token.of("kept"))
                                : Optional.empty();
        ExtensionRegistry registry = open(List.of(VAULT));

        assertThat(registry.newRun().tokens().token("kept.example").map(Token::reveal))
                .contains("kept");
        assertThat(registry.newRun().tokens().token("one.example").map(Token::reveal))
                .contains("from-vault-one.example");
        assertThat(registry.newRun().tokens().token("none.example")).isEmpty();
        assertThatThrownBy(() -> registry.newRun().tokens().token("broken.example"))
                .isInstanceOf(UnreadableTokenException.class)
                .hasMessage(
                        "extension \"vault\" could not be asked for the token of broken.example: token failed: java.lang.Exception: sealed");
    }

    @Test
    void givesASourceOfSecretsOnlyTokensThatAreConfigured() throws Exception {
        AllowedExtension safe = new AllowedExtension.Bundled("safe");

        assertThat(open(List.of(safe)).newRun().tokens().token("one.example")).isEmpty();

        run.tokens =
                host ->
                        host.equals("vault.example")
                                ? Optional.of(Token.of("key"))
                                : Optional.empty();
        assertThat(open(List.of(safe)).newRun().tokens().token("one.example").map(Token::reveal))
                .contains("key-opens-one.example");
    }

    @Test
    void startsSourcesOfSecretsFirst() throws Exception {
        ExtensionRegistry registry =
                open(
                        List.of(new AllowedExtension.Bundled("curious"), VAULT),
                        TestRun.settings("curious", Map.of("host", "one.example")));

        assertThat(check(registry, "curious"))
                .extracting(Finding::message)
                .containsExactly("from-vault-one.example");
    }
}
