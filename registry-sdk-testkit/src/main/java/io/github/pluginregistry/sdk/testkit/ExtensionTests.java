package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.extensions.OutputNames;
import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.process.Contract;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tests that both kinds of extensions have in common. */
abstract class ExtensionTests extends TestedExtension {

    ExtensionTests() {}

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
        checkRule(CheckRuleContract::findsOnlyWhatIsWrongWithItsPlugins);
    }

    /** A new registry has no plugins yet. */
    @Test
    final void checksARegistryWithoutPlugins() throws Exception {
        checkRule(CheckRuleContract::checksARegistryWithoutPlugins);
    }

    private void checkRule(Use<CheckRuleContract> use) throws Exception {
        start(
                Contract.CHECK_RULE,
                CheckRule.class,
                rule -> use.with(new CheckRuleContract(this, rule)));
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
        renderer(OutputRendererContract::rendersTheDeclaredOutputs);
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
        renderer(renderer -> texts.putAll(renderer.renderedTwice()));
        return texts;
    }

    private void renderer(Use<OutputRendererContract> use) throws Exception {
        start(
                Contract.OUTPUT_RENDERER,
                OutputRenderer.class,
                renderer -> use.with(new OutputRendererContract(this, renderer)));
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
