package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.TagInfo;
import io.github.pluginregistry.sdk.VersionChange;
import io.github.pluginregistry.sdk.process.Contract;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.HookMethod;
import io.github.pluginregistry.sdk.process.Messages.HookRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is sent and read against the published schema of the protocol. */
class ProtocolSchemaTest {

    private static final Path SCHEMA =
            Path.of(
                    System.getProperty("repository.root"),
                    "docs",
                    "extension-protocol.schema.json");

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Finding FINDING =
            Finding.warning("name", "a", "is short").withRemedy("rename it");
    private static final VersionChange CHANGE =
            new VersionChange("a", "", "v1.0.0", "https://one.example/a");
    private static final Notification NOTIFICATION =
            new Notification(
                    Notification.Event.PUBLISHED,
                    TestRun.REGISTRY,
                    List.of(CHANGE),
                    List.of(FINDING),
                    "0123456789012345678901234567890123456789",
                    "https://one.example/pulls/1");
    private static final List<PluginInfo> PLUGINS =
            List.of(
                    TestRun.plugin("a"),
                    new PluginInfo(
                            "b",
                            "B",
                            "does b",
                            "https://one.example/b",
                            "plugins/b",
                            "v*",
                            "deprecated",
                            "unknown",
                            "",
                            "",
                            NOON,
                            "https://one.example/b",
                            List.of("x", "y")));

    static Stream<Arguments> messages() throws IOException {
        return Stream.of(
                Arguments.of(
                        "capabilities",
                        new Messages.ProcessCapabilities(
                                Messages.PROTOCOL,
                                "chat",
                                "Posts.",
                                EnumSet.allOf(Contract.class),
                                EnumSet.allOf(HookMethod.class),
                                Messages.JSON.readTree("{\"type\":\"object\"}"),
                                List.of("one.example"),
                                List.of("feed.xml"),
                                "look")),
                Arguments.of(
                        "capabilities",
                        new Messages.ProcessCapabilities(
                                Messages.PROTOCOL,
                                "chat",
                                null,
                                Set.of(Contract.NOTIFIER),
                                null,
                                null,
                                null,
                                null,
                                null)),
                Arguments.of(
                        "start",
                        new Messages.Start(
                                Messages.PROTOCOL,
                                "chat",
                                TestRun.REGISTRY,
                                Map.of("channel", "news", "retries", 3),
                                Map.of("one.example", "token"),
                                "/tmp/s",
                                "Bearer x")),
                Arguments.of(
                        "start",
                        new Messages.Start(
                                Messages.PROTOCOL,
                                "chat",
                                TestRun.REGISTRY,
                                Map.of(),
                                Map.of(),
                                null,
                                "Bearer x")),
                Arguments.of("listening", new Messages.Listening("unix", "/tmp/s")),
                Arguments.of("listening", new Messages.Listening("tcp", "127.0.0.1:4711")),
                Arguments.of(
                        "tagsRequest",
                        new Messages.TagsRequest("https://one.example/a", Set.of("v", ""))),
                Arguments.of(
                        "tagsAnswer",
                        new Messages.Tags(
                                List.of(
                                        TagInfo.of("v1.0.0"),
                                        new TagInfo(
                                                "v1.1.0",
                                                "0123456789012345678901234567890123456789")))),
                Arguments.of(
                        "releasesRequest",
                        new Messages.ReleasesRequest("https://one.example/a", Set.of("v1.0.0"))),
                Arguments.of(
                        "releasesAnswer",
                        new Messages.Releases(
                                List.of(
                                        ReleaseInfo.of("v1.0.0", NOON),
                                        new ReleaseInfo("v1.1.0", null, true, true)))),
                Arguments.of("checkRequest", new PluginBatch(TestRun.REGISTRY, PLUGINS, true)),
                Arguments.of("checkAnswer", new Messages.Findings(List.of(FINDING))),
                Arguments.of(
                        "renderRequest", new Messages.RenderRequest(TestRun.REGISTRY, PLUGINS)),
                Arguments.of(
                        "renderAnswer",
                        new Messages.Rendered(List.of(new OutputFile("feed.xml", "<feed/>")))),
                Arguments.of("notification", NOTIFICATION),
                Arguments.of("tokenRequest", new Messages.TokenRequest("one.example")),
                Arguments.of("tokenAnswer", new Messages.TokenAnswer("token")),
                Arguments.of("tokenAnswer", new Messages.TokenAnswer(null)),
                Arguments.of("hookRequest", hook(HookMethod.BEFORE_UPDATE, PLUGINS, null, null)),
                Arguments.of("hookRequest", hook(HookMethod.BEFORE_PUBLISH, PLUGINS, null, null)),
                Arguments.of("hookRequest", hook(HookMethod.ON_FINDING, null, FINDING, null)),
                Arguments.of(
                        "hookRequest", hook(HookMethod.ON_VERSION_PUBLISHED, null, null, CHANGE)),
                Arguments.of(
                        "hookRequest",
                        new HookRequest(
                                HookMethod.AFTER_UPDATE,
                                TestRun.REGISTRY,
                                null,
                                List.of(CHANGE),
                                null,
                                null,
                                null)),
                Arguments.of(
                        "hookRequest",
                        new HookRequest(
                                HookMethod.AFTER_PUBLISH,
                                TestRun.REGISTRY,
                                null,
                                null,
                                null,
                                null,
                                NOTIFICATION)),
                Arguments.of(
                        "apiRequest",
                        Messages.ApiCall.of(
                                new ApiRequest(
                                        "POST",
                                        "/entries",
                                        Map.of("q", "a b"),
                                        Map.of("accept", "text/plain"),
                                        "ci",
                                        new byte[] {0, -1}))),
                Arguments.of("apiAnswer", Messages.ApiAnswer.of(ApiReply.json(200, "{}"))),
                Arguments.of(
                        "failure",
                        new Messages.Failure(Messages.Failure.Kind.REFUSED, "it is night", "wait")),
                Arguments.of(
                        "failure",
                        new Messages.Failure(Messages.Failure.Kind.NOT_FOUND, "gone", null)));
    }

    private static HookRequest hook(
            HookMethod method, List<PluginInfo> plugins, Finding finding, VersionChange change) {
        return new HookRequest(method, TestRun.REGISTRY, plugins, null, finding, change, null);
    }

    private static JsonSchema schema(String message) throws IOException {
        ObjectNode schema = (ObjectNode) Messages.JSON.readTree(SCHEMA.toFile());
        schema.putArray("allOf").addObject().put("$ref", "#/definitions/" + message);
        return JsonSchema.of(schema.toString());
    }

    private static Object value(JsonNode json) {
        return Messages.JSON.convertValue(json, Object.class);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesWhatTheSchemaDescribes(String name, Object message) throws IOException {
        assertThat(schema(name).validate(value(Messages.JSON.valueToTree(message)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void requiresWhatIsAlwaysThere(String name, Object message) throws IOException {
        JsonNode required =
                Messages.JSON.readTree(SCHEMA.toFile()).at("/definitions/" + name).path("required");
        List<String> accepted = new ArrayList<>();
        for (JsonNode key : required) {
            ObjectNode json = Messages.JSON.valueToTree(message);
            json.remove(key.asText());
            if (schema(name).validate(value(json)).isEmpty()) {
                accepted.add(key.asText());
            }
        }
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatItWritesAndIgnoresUnknownKeys(String name, Object message) throws IOException {
        ObjectNode json = Messages.JSON.valueToTree(message);
        json.put("future", true);
        json.elements()
                .forEachRemaining(
                        child -> {
                            if (child instanceof ObjectNode object
                                    && !child.equals(json.get("tokens"))
                                    && !child.equals(json.get("query"))
                                    && !child.equals(json.get("headers"))
                                    && !child.equals(json.get("configuration"))
                                    && !child.equals(json.get("configurationSchema"))) {
                                object.put("future", true);
                            }
                        });

        assertThat(schema(name).validate(value(json))).isEmpty();
        assertThat(Messages.JSON.treeToValue(json, message.getClass())).isEqualTo(message);
    }

    @Test
    void describesEveryMessage() throws IOException {
        List<String> parts =
                List.of("registry", "plugin", "change", "finding", "tag", "release", "file");
        List<String> described = new ArrayList<>();
        Messages.JSON
                .readTree(SCHEMA.toFile())
                .get("definitions")
                .fieldNames()
                .forEachRemaining(described::add);
        described.removeAll(parts);

        assertThat(messages().map(it -> it.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void namesTheContractsAndHooksThatThereAre() throws IOException {
        JsonNode properties =
                Messages.JSON.readTree(SCHEMA.toFile()).at("/definitions/capabilities/properties");

        assertThat(properties.at("/contracts/items/enum"))
                .isEqualTo(Messages.JSON.valueToTree(Arrays.asList(Contract.values())));
        assertThat(properties.at("/hooks/items/enum"))
                .isEqualTo(Messages.JSON.valueToTree(Arrays.asList(HookMethod.values())));
    }
}
