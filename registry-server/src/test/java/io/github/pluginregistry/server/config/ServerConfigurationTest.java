package io.github.pluginregistry.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.server.config.SecretReference.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigurationTest {

    @TempDir private Path directory;

    private ServerConfiguration read(String yaml) throws IOException, ConfigurationException {
        return ServerConfiguration.read(Files.writeString(directory.resolve("server.yaml"), yaml));
    }

    @Test
    void needsRegistriesAlone() throws Exception {
        ServerConfiguration configuration =
                read(
                        """
                        registries:
                          - id: pipecd
                            repository: https://github.com/pipe-cd/registry.git
                        """);

        assertThat(configuration.http().address()).isEqualTo("127.0.0.1");
        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.http().tls()).isEmpty();
        assertThat(configuration.database()).isEmpty();
        assertThat(configuration.dataDirectory()).isEqualTo(directory.resolve("data"));
        assertThat(configuration.workers()).isEqualTo(2);
        assertThat(configuration.maximumRunTime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.checkoutsSize()).isEqualTo(2_000_000_000L);
        assertThat(configuration.polling()).isEqualTo(Polling.DEFAULT);
        RegistryConfiguration registry = configuration.registries().get(0);
        assertThat(registry.branch()).isEqualTo("main");
        assertThat(registry.definition()).isEqualTo("registry.yaml");
        assertThat(registry.publish().mode()).isEqualTo(Publishing.Mode.PUSH);
        assertThat(RegistryConfiguration.read(configuration.registryTexts().get("pipecd")))
                .isEqualTo(registry);
    }

    @Test
    void readsAllOfRegistry() throws Exception {
        RegistryConfiguration registry =
                read("""
                                registries:
                                  - id: pipecd
                                    repository: git@github.com:pipe-cd/registry.git
                                    branch: trunk
                                    definition: plugins/registry.yaml
                                    outputDirectory: docs
                                    publish:
                                      mode: pull-request
                                      message: "Update {registry}"
                                      author: Ada <ada@example.com>
                                      signOff: true
                                      labels: [registry]
                                    polling: {minimum: PT30S, maximum: PT30M}
                                    conditions:
                                      - {type: event, kinds: [release, tag]}
                                      - {type: tag, patterns: ["v*"]}
                                      - {type: timeWindow, from: "08:00", to: "18:00", zone: Europe/Berlin, days: [monday]}
                                      - {type: minimumGap, duration: PT5M}
                                    dependents:
                                      - {name: site, url: "https://ci.example.com/hook", secret: "env:SITE_HOOK"}
                                      - {name: builds, repositoryDispatch: pipe-cd/builds}
                                """)
                        .registries()
                        .get(0);

        assertThat(registry.publish().mode()).isEqualTo(Publishing.Mode.PULL_REQUEST);
        assertThat(registry.publish().author()).isEqualTo("Ada <ada@example.com>");
        assertThat(registry.polling())
                .contains(new Polling(Duration.ofSeconds(30), Duration.ofMinutes(30)));
        assertThat(registry.conditions())
                .containsExactly(
                        new Condition.Event(Set.of("release", "tag")),
                        new Condition.Tag(List.of("v*")),
                        new Condition.TimeWindow(
                                LocalTime.of(8, 0),
                                LocalTime.of(18, 0),
                                ZoneId.of("Europe/Berlin"),
                                Set.of(DayOfWeek.MONDAY)),
                        new Condition.MinimumGap(Duration.ofMinutes(5)));
        assertThat(registry.dependents().get(0).secret())
                .contains(new SecretReference(Source.ENV, "SITE_HOOK"));
        assertThat(registry.dependents().get(1).eventType()).isEqualTo("plugin-released");
    }

    @Test
    void readsWebhooksAndCredentials() throws Exception {
        ServerConfiguration configuration =
                read(
                        """
                        credentials:
                          keys: ["file:/etc/registry/key"]
                          hosts: {github.com: "env:GITHUB_TOKEN", git.example.com: "sealed:git"}
                        webhooks:
                          github: {secrets: ["env:NEW", "env:OLD"], addresses: [140.82.112.0/20]}
                          generic:
                            other: {scheme: hmac-sha256, header: X-Signature, secrets: ["env:OTHER"]}
                        """);

        assertThat(configuration.hosts())
                .containsEntry("git.example.com", new SecretReference(Source.SEALED, "git"));
        assertThat(configuration.webhooks())
                .extracting(WebhookConfiguration::name)
                .containsExactly("github", "other");
        assertThat(configuration.webhooks().get(1).type()).isEqualTo("hmac-sha256");
    }

    @Test
    void reportsAllErrorsAtOnceWithPlaceAndRemedy() {
        ConfigurationException all =
                catchThrowableOfType(
                        ConfigurationException.class,
                        () ->
                                read(
                                        """
                                        workers: many
                                        maximumRunTime: 15
                                        prot: 8080
                                        credentials:
                                          hosts: {github.com: ghp_secret}
                                        registries:
                                          - id: Pipe CD
                                            branch: main
                                            conditions:
                                              - {type: moon, phase: full}
                                              - {type: tag}
                                              - {type: minimumGap, duration: soon}
                                              - {type: minimumGap, duration: P36526D}
                                          - id: other
                                            repository: https://github.com/x/y
                                            definition: ../outside.yaml
                                        """));

        assertThat(all.errors())
                .extracting(ConfigurationError::path)
                .contains(
                        "workers",
                        "maximumRunTime",
                        "prot",
                        "credentials.hosts.github.com",
                        "registries[0].id",
                        "registries[0].repository",
                        "registries[0].conditions[0].type",
                        "registries[0].conditions[0].phase",
                        "registries[0].conditions[1].patterns",
                        "registries[0].conditions[2].duration",
                        "registries[0].conditions[3].duration",
                        "registries[1].definition");
        assertThat(all)
                .hasMessageContaining("server.yaml:3: prot: unknown key")
                .hasMessageNotContaining("ghp_secret");
    }

    @Test
    void rejectsWhatCannotWork() {
        assertThatThrownBy(() -> read("polling: {minimum: PT2H, maximum: PT1H}"))
                .hasMessageContaining("the minimum is longer than the maximum");
        assertThatThrownBy(() -> read("database: {url: 'jdbc:postgresql://h/d?password=x'}"))
                .hasMessageContaining("without a password");
        assertThatThrownBy(() -> read("workers: 1\nworkers: 2"))
                .hasMessageContaining("this key is here twice");
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        registries:
                                          - {id: a, repository: "https://github.com/x/y"}
                                          - {id: a, repository: "https://github.com/x/z"}
                                        """))
                .hasMessageContaining("another registry has this id");
        assertThatThrownBy(() -> read("workers: [")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(
                        () ->
                                RegistryConfiguration.read(
                                        "{\"id\":\"a\",\"repository\":\"https://u:p@h/x\"}"))
                .hasMessageContaining("without credentials")
                .hasMessageContaining("registry.json:1");
    }

    @Test
    void publishesSchemaThatItUses() throws IOException {
        Path published =
                Path.of(System.getProperty("repository.root", ".."), "docs/server.schema.json");

        assertThat(Files.readString(published)).isEqualTo(ServerConfiguration.schema());
    }
}
