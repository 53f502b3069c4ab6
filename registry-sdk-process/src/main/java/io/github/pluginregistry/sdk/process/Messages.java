package io.github.pluginregistry.sdk.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.ApiRole;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.TagInfo;
import io.github.pluginregistry.sdk.VersionChange;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages between a run and an extension in a process of its own, as JSON. Unknown keys are
 * ignored, so that either side may be newer. Times are texts as in RFC 3339, in UTC.
 */
public final class Messages {

    /** The version of the protocol, in the capabilities and in the start message. */
    public static final int PROTOCOL = 1;

    /** Reads and writes all messages. */
    public static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(new InstantSerializer())
                                    .addDeserializer(Instant.class, new InstantDeserializer()))
                    .build();

    private Messages() {}

    /**
     * The output of {@code PROGRAM capabilities}.
     *
     * @param protocol {@link #PROTOCOL}
     * @param contracts what the extension implements
     * @param hooks the methods of {@code registryHook} that it wants calls of
     * @param configurationSchema a JSON Schema; null where it accepts no configuration
     * @param apiRole for {@code apiHandler}, the role that a caller needs: {@code look}, {@code
     *     run} or {@code administer}, which is the default
     */
    public record ProcessCapabilities(
            int protocol,
            String id,
            @Nullable String description,
            Set<Contract> contracts,
            @Nullable Set<HookMethod> hooks,
            @Nullable JsonNode configurationSchema,
            @Nullable List<String> tokenHosts,
            @Nullable List<String> outputs,
            @Nullable String apiRole) {

        public ProcessCapabilities {
            Objects.requireNonNull(id, "\"id\" is missing");
            Objects.requireNonNull(contracts, "\"contracts\" is missing");
            contracts = Set.copyOf(contracts);
            hooks = hooks == null ? Set.of() : Set.copyOf(hooks);
            description = description == null ? "" : description;
            tokenHosts = tokenHosts == null ? List.of() : List.copyOf(tokenHosts);
            outputs = outputs == null ? List.of() : List.copyOf(outputs);
            apiRole = apiRole == null ? ApiRole.ADMINISTER.text() : ApiRole.of(apiRole).text();
        }
    }

    /** The methods of the contract {@code registryHook}. */
    public enum HookMethod {
        @JsonProperty("beforeUpdate")
        BEFORE_UPDATE,
        @JsonProperty("afterUpdate")
        AFTER_UPDATE,
        @JsonProperty("onFinding")
        ON_FINDING,
        @JsonProperty("beforePublish")
        BEFORE_PUBLISH,
        @JsonProperty("onVersionPublished")
        ON_VERSION_PUBLISHED,
        @JsonProperty("afterPublish")
        AFTER_PUBLISH
    }

    /**
     * The one line on standard input.
     *
     * @param configuration from the definition, valid against the schema
     * @param tokens the tokens of the hosts that the capabilities name, where there are any
     * @param socket the path to listen on; null where the extension must listen on a loopback
     *     address
     * @param authorization the value that the header {@code Authorization} of each request must
     *     have
     */
    public record Start(
            int protocol,
            String id,
            RegistryInfo registry,
            Map<String, Object> configuration,
            Map<String, String> tokens,
            @Nullable String socket,
            String authorization) {}

    /**
     * The one line on standard output.
     *
     * @param network {@code unix} or {@code tcp}
     * @param address the path of the socket, or a loopback address and port such as {@code
     *     127.0.0.1:4711}
     */
    public record Listening(String network, String address) {

        public Listening {
            Objects.requireNonNull(network, "\"network\" is missing");
            Objects.requireNonNull(address, "\"address\" is missing");
        }
    }

    /** {@code POST /v1/tags}. */
    public record TagsRequest(String repository, Set<String> prefixes) {}

    /** Answers {@link TagsRequest}. */
    public record Tags(List<TagInfo> tags) {

        public Tags {
            Objects.requireNonNull(tags, "\"tags\" is missing");
        }
    }

    /** {@code POST /v1/releases}. */
    public record ReleasesRequest(String repository, Set<String> tags) {}

    /** Answers {@link ReleasesRequest}. */
    public record Releases(List<ReleaseInfo> releases) {

        public Releases {
            Objects.requireNonNull(releases, "\"releases\" is missing");
        }
    }

    /** Answers {@code POST /v1/check}, whose request is a {@code PluginBatch}. */
    public record Findings(List<Finding> findings) {

        public Findings {
            Objects.requireNonNull(findings, "\"findings\" is missing");
        }
    }

    /** {@code POST /v1/render}. */
    public record RenderRequest(RegistryInfo registry, List<PluginInfo> plugins) {}

    /** Answers {@link RenderRequest}. */
    public record Rendered(List<OutputFile> files) {

        public Rendered {
            Objects.requireNonNull(files, "\"files\" is missing");
        }
    }

    /** {@code POST /v1/token}. */
    public record TokenRequest(String host) {}

    /** Answers {@link TokenRequest}; null where there is no token. */
    public record TokenAnswer(@Nullable String token) {}

    /**
     * {@code POST /v1/hook}. A component that the method does not have is null.
     *
     * @param plugins for {@code beforeUpdate} and {@code beforePublish}
     * @param changes for {@code afterUpdate}
     * @param finding for {@code onFinding}
     * @param change for {@code onVersionPublished}
     * @param published for {@code afterPublish}
     */
    public record HookRequest(
            HookMethod method,
            RegistryInfo registry,
            @Nullable List<PluginInfo> plugins,
            @Nullable List<VersionChange> changes,
            @Nullable Finding finding,
            @Nullable VersionChange change,
            @Nullable Notification published) {}

    /**
     * {@code POST /v1/api}.
     *
     * @param body in base64
     */
    public record ApiCall(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String caller,
            String body) {

        /** Writes a request of the SDK. */
        public static ApiCall of(ApiRequest it) {
            return new ApiCall(
                    it.method(),
                    it.path(),
                    it.query(),
                    it.headers(),
                    it.caller(),
                    Base64.getEncoder().encodeToString(it.body()));
        }

        /** The request for the SDK. */
        public ApiRequest request() {
            return new ApiRequest(
                    method, path, query, headers, caller, Base64.getDecoder().decode(body));
        }
    }

    /**
     * Answers {@link ApiCall}.
     *
     * @param body in base64
     */
    public record ApiAnswer(int status, String contentType, String body) {

        public ApiAnswer {
            Objects.requireNonNull(contentType, "\"contentType\" is missing");
            Objects.requireNonNull(body, "\"body\" is missing");
        }

        /** Writes a reply of the SDK. */
        public static ApiAnswer of(ApiReply it) {
            return new ApiAnswer(
                    it.status(), it.contentType(), Base64.getEncoder().encodeToString(it.body()));
        }

        /**
         * The reply for the SDK.
         *
         * @throws IllegalArgumentException if it is not allowed, or its body is not base64
         */
        public ApiReply reply() {
            return new ApiReply(status, contentType, Base64.getDecoder().decode(body));
        }
    }

    /** Answers {@code POST /v1/notify} and {@link HookRequest}. */
    public record Done() {}

    /**
     * The body of a response with status 422: the extension answers that it cannot.
     *
     * @param kind why
     * @param message what happened, in one line
     * @param remedy what to do; null where the message says it
     */
    public record Failure(Kind kind, String message, @Nullable String remedy) {

        /** Why an extension cannot answer. */
        public enum Kind {
            /** The repository does not exist, or may not be read. */
            @JsonProperty("notFound")
            NOT_FOUND,
            /** A hook refuses what is about to happen. */
            @JsonProperty("refused")
            REFUSED,
            /** Anything else. */
            @JsonProperty("failed")
            FAILED
        }

        public Failure {
            Objects.requireNonNull(kind, "\"kind\" is missing");
            Objects.requireNonNull(message, "\"message\" is missing");
        }
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class InstantDeserializer extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            try {
                return Instant.parse(json.getText());
            } catch (DateTimeParseException e) {
                throw context.weirdStringException(
                        json.getText(), Instant.class, "not a time such as 2026-01-31T12:00:00Z");
            }
        }
    }
}
