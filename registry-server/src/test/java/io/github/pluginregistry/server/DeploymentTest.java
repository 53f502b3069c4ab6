package io.github.pluginregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.definition.YamlDocument;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.config.ServerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files in docs/examples/server give the server what it needs, and fit together. */
class DeploymentTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root", ".."));
    private static final Path EXAMPLES = ROOT.resolve("docs/examples/server");

    /** Seconds: requests, runs, and runs that are interrupted, see the server's close(). */
    private static final int LONGEST_END = 10 + 20 + 2 * 15;

    private static final Set<String> PROBES = Set.of("/health", "/ready", "/metrics");

    private static JsonNode yaml(String text, String name) throws Exception {
        return new ObjectMapper().valueToTree(YamlDocument.read(text, name).plain());
    }

    private static ServerConfiguration configuration() throws Exception {
        return ServerConfiguration.read(EXAMPLES.resolve("server.yaml"));
    }

    private static JsonNode deployment() throws Exception {
        String all = Files.readString(EXAMPLES.resolve("kubernetes.yaml"));
        String first = all.substring(0, all.indexOf("\n---\n") + 1);
        return yaml(first, "kubernetes.yaml");
    }

    private static JsonNode composed() throws Exception {
        return yaml(Files.readString(EXAMPLES.resolve("compose.yaml")), "compose.yaml")
                .path("services")
                .path("server");
    }

    /** The variables that server.yaml takes secrets from. */
    private static Set<String> variables() throws Exception {
        return Pattern.compile("env:(\\w+)")
                .matcher(Files.readString(EXAMPLES.resolve("server.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> keys() throws Exception {
        return configuration().keys().stream().map(SecretReference::name).toList();
    }

    @Test
    void podHasProbesLimitsAndTimeToEnd() throws Exception {
        JsonNode pod = deployment().path("spec").path("template").path("spec");
        JsonNode server = pod.path("containers").path(0);

        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            assertThat(server.path(probe).path("httpGet").path("path").asText()).isIn(PROBES);
        }
        assertThat(server.path("livenessProbe").path("httpGet").path("path").asText())
                .isEqualTo("/health");
        // It answers within two seconds.
        assertThat(server.path("readinessProbe").path("timeoutSeconds").asInt()).isGreaterThan(2);
        assertThat(server.path("resources").path("limits").has("memory")).isTrue();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(LONGEST_END);
        assertThat(server.path("ports").path(0).path("containerPort").asInt())
                .isEqualTo(configuration().http().port());
    }

    @Test
    void podWritesWhereItMay() throws Exception {
        JsonNode pod = deployment().path("spec").path("template").path("spec");
        JsonNode server = pod.path("containers").path(0);

        assertThat(server.path("securityContext").path("readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        Map<String, String> mounts =
                elements(server.path("volumeMounts")).stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.path("mountPath").asText(),
                                        it -> it.path("name").asText()));
        assertThat(mounts)
                .containsKeys(configuration().dataDirectory().toString(), "/tmp")
                .containsKeys(keys().toArray(new String[0]));
        assertThat(elements(pod.path("volumes")))
                .extracting(it -> it.path("name").asText())
                .containsAll(mounts.values());
    }

    @Test
    void podAndContainerHaveVariablesOfConfiguration() throws Exception {
        JsonNode server =
                deployment().path("spec").path("template").path("spec").path("containers").path(0);

        assertThat(elements(server.path("env")))
                .extracting(it -> it.path("name").asText())
                .containsAll(variables());
        List<String> names = new ArrayList<>();
        composed().path("environment").fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(variables());
    }

    @Test
    void containerIsReadOnlyButForItsData() throws Exception {
        JsonNode server = composed();

        assertThat(server.path("read_only").asBoolean()).isTrue();
        List<String> mounts =
                elements(server.path("volumes")).stream().map(JsonNode::asText).toList();
        assertThat(mounts).contains("checkouts:" + configuration().dataDirectory());
        for (String key : keys()) {
            assertThat(mounts).contains("./key:" + key + ":ro");
        }
        assertThat(elements(server.path("tmpfs"))).extracting(JsonNode::asText).contains("/tmp");
    }

    /** What the image has as its user, its data directory and its configuration. */
    @Test
    void imageHasWhatExamplesExpect() throws Exception {
        String image = Files.readString(ROOT.resolve("registry-server/Dockerfile"));
        JsonNode pod = deployment().path("spec").path("template").path("spec");

        assertThat(image)
                .contains(
                        "USER " + pod.path("securityContext").path("runAsUser").asInt() + ":",
                        "VOLUME " + configuration().dataDirectory(),
                        "\"/etc/registry/server.yaml\"",
                        "EXPOSE " + configuration().http().port());
    }

    /** A user without a name reads no key of root: systemd has to give it to the service. */
    @Test
    void unitGivesKeyAndTimeToEnd() throws Exception {
        List<String> unit = Files.readAllLines(EXAMPLES.resolve("registry-server.service"));

        assertThat(unit)
                .contains(
                        "DynamicUser=yes",
                        "LoadCredential=key:/etc/registry/key",
                        "StateDirectory=" + configuration().dataDirectory().getFileName(),
                        "ProtectSystem=strict",
                        "PrivateTmp=yes");
        assertThat(
                        unit.stream()
                                .filter(line -> line.startsWith("TimeoutStopSec="))
                                .map(line -> Integer.parseInt(line.substring(15))))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isGreaterThan(LONGEST_END));
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }
}
