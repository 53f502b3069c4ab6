package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.extensions.OutputNames;
import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tests that both kinds of extensions have in common. */
abstract class ExtensionTests {

    ExtensionTests() {}

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
    private interface Use<C> {

        void with(C extension) throws Exception;
    }

    /** A call of an extension, whose exceptions are failures. */
    @FunctionalInterface
    interface Call<T> {

        T call() throws Exception;
    }

    private <C extends Extension> void start(Contract contract, Class<C> type, Use<C> use)
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

    private void start(Extension extension, Body body) throws Exception {
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

    /** Capabilities are constants: the run reads them before the extension has a configuration. */
    @Test
    final void hasConstantCapabilities() {
        Extension extension = create();
        Capabilities first = extension.capabilities();
        assertThat(first)
                .as("capabilities() returned null; return Capabilities.of(id, description)")
                .isNotNull();
        String remedy = "capabilities differ between two calls; return constants";
        assertThat(extension.capabilities()).as(remedy).isEqualTo(first);
        assertThat(create().capabilities()).as(remedy).isEqualTo(first);
    }

    /** People see the description in the list of extensions. */
    @Test
    final void describesItself() {
        String description = create().capabilities().description();
        assertThat(description)
                .as(
                        "the description of the capabilities is not one line of text; say in a sentence what the extension does")
                .isNotBlank()
                .doesNotContain("\n", "\r");
    }

    /** An extension that has no contract is never called. */
    @Test
    final void implementsAContract() {
        assertThat(contracts(create()))
                .as(
                        "the extension has no contract; implement one of ReleaseSource, CheckRule, OutputRenderer, Notifier, SecretSource, RegistryHook and ApiHandler, or name it in \"contracts\"")
                .isNotEmpty();
    }

    /** The run validates the configuration in the definition. */
    @Test
    final void acceptsItsConfiguration() {
        String schema = create().capabilities().configurationSchema();
        if (schema.isEmpty()) {
            assertThat(configuration())
                    .as(
                            "the extension has a configuration and no schema of it, so a run refuses it; add withConfigurationSchema to the capabilities")
                    .isEmpty();
            return;
        }
        assertThat(read(schema).validate(configuration()))
                .as(
                        "configuration() is not valid against the configurationSchema; correct one of them")
                .isEmpty();
    }

    /** A typing error in the definition must not go unnoticed. */
    @Test
    final void refusesAnInvalidConfiguration() {
        String schema = create().capabilities().configurationSchema();
        if (schema.isEmpty()) {
            return; // A run accepts no configuration for it at all.
        }
        assertThat(read(schema).validate(invalidConfiguration()))
                .as(
                        "the configurationSchema accepts %s; add \"additionalProperties\": false, or override invalidConfiguration() with one that it refuses",
                        invalidConfiguration())
                .isNotEmpty();
    }

    private static JsonSchema read(String schema) {
        try {
            return JsonSchema.of(schema);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(
                    "the configurationSchema cannot be read: %s; write a JSON Schema of draft 7 that refers to no other"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** A started extension is healthy, and stops without an exception. */
    @Test
    final void startsAndStops() throws Exception {
        Extension extension = create();
        start(
                extension,
                () -> {
                    Health health = call("health", "return Health.down(reason)", extension::health);
                    assertThat(health.healthy())
                            .as(
                                    "the extension is not healthy after its start (%s); fail in start() if it cannot work",
                                    health.detail())
                            .isTrue();
                });
    }

    /** Findings are about plugins of the batch or, with the last batch, of the registry. */
    @Test
    final void findsOnlyWhatIsWrongWithItsPlugins() throws Exception {
        start(
                Contract.CHECK_RULE,
                CheckRule.class,
                rule -> {
                    List<PluginInfo> plugins = plugins();
                    Set<String> asked = new LinkedHashSet<>();
                    for (int i = 0; i < plugins.size(); i++) {
                        PluginInfo plugin = plugins.get(i);
                        boolean last = i == plugins.size() - 1;
                        asked.add(plugin.id());
                        requireAbout(last ? asked : Set.of(plugin.id()), check(rule, last, plugin));
                    }
                });
    }

    /** A new registry has no plugins yet. */
    @Test
    final void checksARegistryWithoutPlugins() throws Exception {
        start(
                Contract.CHECK_RULE,
                CheckRule.class,
                rule -> requireAbout(Set.of(), check(rule, true)));
    }

    private List<Finding> check(CheckRule rule, boolean last, PluginInfo... plugins) {
        PluginBatch batch = new PluginBatch(Samples.registry(), List.of(plugins), last);
        return call(
                "check",
                "return findings, since a rule that throws fails the check of every registry",
                () -> rule.check(batch));
    }

    private static void requireAbout(Set<String> plugins, List<Finding> findings) {
        for (Finding finding : findings) {
            assertThat(finding.plugin().isEmpty() || plugins.contains(finding.plugin()))
                    .as(
                            "check has a finding about \"%s\", and the batch has %s; report a plugin with its own batch, or with the last one",
                            finding.plugin(), plugins)
                    .isTrue();
            assertThat(finding.rule())
                    .as("a finding has no rule; name what is checked, such as \"description\"")
                    .isNotBlank();
            assertThat(finding.message())
                    .as("the message of a finding is not one line of text; say what is wrong")
                    .isNotBlank()
                    .doesNotContain("\n", "\r");
        }
    }

    /** All tags, each of them once, with a commit or none. */
    @Test
    final void listsEachTagOnce() throws Exception {
        releaseSource(ReleaseSourceContract::listsEachTagOnce);
    }

    /** A prefix may narrow what is returned, but hides no tag that begins with it. */
    @Test
    final void listsAllTagsWithAPrefix() throws Exception {
        releaseSource(ReleaseSourceContract::listsAllTagsWithAPrefix);
    }

    /** Releases belong to tags that were asked for, at most one to each. */
    @Test
    final void hasReleasesOnlyOfTheTagsAskedFor() throws Exception {
        releaseSource(ReleaseSourceContract::hasReleasesOnlyOfTheTagsAskedFor);
    }

    /** A repository that does not exist is a permanent problem, not a transient one. */
    @Test
    final void tellsThatARepositoryDoesNotExist() throws Exception {
        releaseSource(ReleaseSourceContract::tellsThatARepositoryDoesNotExist);
    }

    private void releaseSource(Use<ReleaseSourceContract> use) throws Exception {
        start(
                Contract.RELEASE_SOURCE,
                ReleaseSource.class,
                source -> use.with(new ReleaseSourceContract(this, source)));
    }

    /** A name of a file leads nowhere else, and belongs to nobody else. */
    @Test
    final void declaresUsableOutputs() {
        Extension extension = create();
        List<String> outputs = extension.capabilities().outputs();
        boolean renders = contracts(extension).contains(Contract.OUTPUT_RENDERER);
        assertThat(outputs.isEmpty())
                .as(
                        renders
                                ? "the renderer declares no files, so nothing is written; add withOutputs to the capabilities"
                                : "the extension declares files and is no OutputRenderer; implement it, or delete withOutputs")
                .isEqualTo(!renders);
        assertThat(outputs)
                .as(
                        "an output is not a free name below the output directory; use a relative path such as plugins.csv")
                .doesNotHaveDuplicates()
                .allMatch(OutputNames::isUsable);
    }

    /** Each declared file, and no other. */
    @Test
    final void rendersTheDeclaredOutputs() throws Exception {
        start(
                Contract.OUTPUT_RENDERER,
                OutputRenderer.class,
                renderer -> {
                    List<String> outputs = renderer.capabilities().outputs();
                    String remedy =
                            "render returned other files than the outputs of the capabilities; return each of them once, also for a registry without plugins";
                    assertThat(render(renderer, plugins()))
                            .extracting(OutputFile::path)
                            .as(remedy)
                            .containsExactlyInAnyOrderElementsOf(outputs);
                    assertThat(render(renderer, List.of()))
                            .extracting(OutputFile::path)
                            .as(remedy)
                            .containsExactlyInAnyOrderElementsOf(outputs);
                });
    }

    /** The check renders again and compares. */
    @Test
    final void rendersTheSameForTheSameRegistry() throws Exception {
        Map<String, String> first = rendered();
        assertThat(rendered())
                .as(
                        "render returned other texts for the same registry, so registry:check would always fail; use no clock, no random numbers and no unordered sets")
                .isEqualTo(first);
    }

    private Map<String, String> rendered() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        start(
                Contract.OUTPUT_RENDERER,
                OutputRenderer.class,
                renderer -> {
                    render(renderer, plugins())
                            .forEach(file -> texts.put(file.path(), file.content()));
                    render(renderer, plugins())
                            .forEach(file -> texts.merge(file.path(), file.content(), this::same));
                });
        return texts;
    }

    private String same(String before, String after) {
        return before.equals(after) ? before : before + after;
    }

    private List<OutputFile> render(OutputRenderer renderer, List<PluginInfo> plugins) {
        return call(
                "render",
                "render what is there, such as a plugin without a release",
                () -> renderer.render(Samples.registry(), plugins));
    }

    /** Each event, with many, few and no changes. */
    @Test
    final void acceptsEachEvent() throws Exception {
        start(
                Contract.NOTIFIER,
                Notifier.class,
                notifier -> {
                    for (Notification notification : Samples.notifications()) {
                        call(
                                "notify with the event " + notification.event(),
                                "return without doing anything where an event is of no interest",
                                () -> {
                                    notifier.notify(notification);
                                    return true;
                                });
                    }
                });
    }

    /** A source of secrets is asked for hosts that it has nothing for. */
    @Test
    final void hasNoTokenOfAnUnknownHost() throws Exception {
        start(
                Contract.SECRET_SOURCE,
                SecretSource.class,
                secrets ->
                        assertThat(
                                        call(
                                                "token",
                                                "return an empty Optional for a host without a token",
                                                () -> secrets.token("no-such-host.invalid")))
                                .as(
                                        "token has a token of no-such-host.invalid; return the token of the host that is asked for alone")
                                .isEmpty());
    }

    /** A caller may send whatever it wants; the handler says that it does not know it. */
    @Test
    final void answersAnyRequest() throws Exception {
        start(
                Contract.API_HANDLER,
                ApiHandler.class,
                handler -> {
                    for (ApiRequest request : Samples.requests()) {
                        call(
                                "handle of " + request,
                                "answer what it does not know with ApiReply.notFound(), and throw a RefusedException for what must not be done now",
                                () -> reply(handler, request));
                    }
                });
    }

    private static ApiReply reply(ApiHandler handler, ApiRequest request) throws Exception {
        try {
            return handler.handle(request);
        } catch (Exception e) {
            if (HookContract.isRefusal(e)) {
                return ApiReply.notFound();
            }
            throw e;
        }
    }

    /** A hook may refuse what is about to happen, and nothing else. */
    @Test
    final void acceptsEachHook() throws Exception {
        start(
                Contract.REGISTRY_HOOK,
                RegistryHook.class,
                hook -> new HookContract(this, hook).acceptsEachHook());
    }
}
