package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.testing.PublishedFixture;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.maven.config.RegistryConfig;
import io.github.pluginregistry.maven.config.RegistryLocation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing a registry that is defined in the POM. */
class PublishInlineTest extends GoalTest {

    private static final String RENAMED = INLINE.replace("Kubernetes Plugin", "K8s Plugin");
    private static final String WITH_A_PROPERTY = INLINE.replace("Kubernetes Plugin", "${name}");
    private static final String WITHOUT =
            INLINE.replaceFirst("(?s)<registry>.*</registry>", "<skip>false</skip>");

    private Upstream upstream;

    @BeforeEach
    void startWithAPom() throws Exception {
        registry.delete("registry.yaml").write("pom.xml", INLINE);
        upstream = Upstream.in(directory.resolve("upstream.git"));
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void pushesTheFilesOfARegistryThatThePomDefines(PublishMojo goal) throws Exception {
        push();
        update(INLINE);

        goal.execute();

        assertThat(upstream.files("main"))
                .containsEntry("docs/plugins.json", registry.text("docs/plugins.json"));
        assertThat(log.shown())
                .singleElement()
                .asString()
                .endsWith(" to main of origin: kubernetes is new at v0.4.0");
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void ignoresOtherDifferencesOfThePom(PublishMojo goal) throws Exception {
        push();
        update(INLINE);
        upstream.commit("main", Map.of("pom.xml", versioned("2.0.0", WITH_A_PROPERTY)));
        registry.write("pom.xml", versioned("1.0.0", WITH_A_PROPERTY));

        goal.execute();

        assertThat(published()).contains("Kubernetes Plugin");
        assertThat(log.shown()).noneMatch(line -> line.startsWith("warn: "));
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void warnsOfAnUnpushedRegistryInThePom(PublishMojo goal) throws Exception {
        push();
        registry.write("pom.xml", RENAMED);
        update(RENAMED);

        goal.execute();

        assertThat(published()).contains("Kubernetes Plugin", "v0.4.0");
        assertThat(log.shown())
                .last()
                .asString()
                .startsWith(
                        "warn: the definition in pom.xml differs from the one on main of origin: ");
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void usesTheRegistryInThePushedPom(PublishMojo goal) throws Exception {
        push();
        update(INLINE);
        upstream.commit("main", Map.of("pom.xml", RENAMED));

        goal.execute();

        assertThat(published()).contains("K8s Plugin", "v0.4.0");
        assertThat(log.shown()).noneMatch(line -> line.startsWith("warn: "));
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void warnsOfARegistryMissingOnTheBranch(PublishMojo goal) throws Exception {
        registry.write("pom.xml", WITHOUT);
        push();
        registry.write("pom.xml", INLINE);
        update(INLINE);

        goal.execute();

        assertThat(published()).contains("Kubernetes Plugin");
        assertThat(log.shown())
                .last()
                .asString()
                .startsWith("warn: the definition in pom.xml is not on main of origin: ");
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void rejectsPropertiesInThePushedRegistry(PublishMojo goal) throws Exception {
        registry.write("pom.xml", WITH_A_PROPERTY);
        push();
        registry.write("pom.xml", INLINE);
        update(INLINE);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "the definition in pom.xml differs from the one on the branch to publish to, and only Maven can evaluate that one; commit and push it, or check that branch out, and run mvn io.github.pluginregistry:registry-maven-plugin:update and mvn io.github.pluginregistry:registry-maven-plugin:publish again");
        assertThat(upstream.log("main")).hasSize(1);
    }

    @Test
    @InjectMojo(goal = "publish", pom = INLINE)
    void rejectsAnInvalidPomOnTheBranch(PublishMojo goal) throws Exception {
        push();
        update(INLINE);
        upstream.commit("main", Map.of("pom.xml", "<project>"));

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("pom.xml on the branch to publish to is not a POM: ")
                .hasMessageEndingWith("; correct it there");
    }

    private void push() throws Exception {
        upstream.adopt(directory, "pom.xml").close();
    }

    /** Runs an update as Maven would with this POM. */
    private void update(String pom) throws Exception {
        configure(pom);
        Path file = file("pom.xml");
        RegistryConfig declared =
                new RegistryConfig(
                        RegistryLocation.of(file, directory),
                        "pom.xml",
                        execution().getConfiguration().getChild("registry"));
        RegistryService.of(declared.definition(ValidationCache.NONE), file, file("docs"))
                .recording(file("recording"))
                .clock(Clock.fixed(PublishedFixture.PUBLISHED_AT, ZoneOffset.UTC))
                .build()
                .update();
    }

    private static String versioned(String version, String pom) {
        return pom.replace("<build>", "<version>%s</version><build>".formatted(version));
    }

    private String published() throws Exception {
        return upstream.files("main").get("docs/plugins.json");
    }
}
