package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.output.RegistrySchema;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.testing.WorkflowCommand;
import io.github.pluginregistry.core.validation.JsonSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One plugin for each hostile text, in every field that others can write. */
@Tag("slow")
class HostileGoalTest extends GoalTest {

    private static final String HOSTILE =
            POM + "<recording>recording</recording><definition>hostile.json</definition>" + END;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> TEXTS = HostileText.samples();

    @BeforeEach
    void writeHostileFiles() throws IOException {
        write("hostile.json", definition(HostileGoalTest::allowed));
        write("recording/github.com+example+plugins.json", recording());
    }

    @Test
    @InjectMojo(goal = "update", pom = HOSTILE)
    void anUpdateEscapesTextInFilesAndLog(UpdateMojo goal) throws Exception {
        run(goal);

        assertThat(log.shown()).hasSizeGreaterThan(TEXTS.size());
        assertPublishedIsWhole();
    }

    @Test
    @InjectMojo(goal = "update", pom = HOSTILE)
    void anUpdateReplacesHostilePublishedValues(UpdateMojo goal) throws Exception {
        write("docs/plugins.json", published());

        run(goal);

        assertPublishedIsWhole();
    }

    @Test
    @InjectMojo(goal = "check", pom = HOSTILE)
    @MojoParameter(name = "online", value = "true")
    void aCheckEscapesHostileFilesInTheLog(CheckMojo goal) throws Exception {
        write("docs/plugins.json", published());

        run(goal);

        assertThat(log.shown()).hasSizeGreaterThan(TEXTS.size());
    }

    @Test
    @InjectMojo(goal = "check", pom = HOSTILE)
    @MojoParameter(name = "online", value = "true")
    void aCheckOnGitHubActionsPrintsOnlyAnnotations(CheckMojo goal) throws Exception {
        write("docs/plugins.json", published());
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_STEP_SUMMARY", file("summary.md").toString());

        run(goal);

        assertThat(printed())
                .hasSizeBetween(10, 20)
                .extracting(line -> WorkflowCommand.of(line).map(WorkflowCommand::name))
                .isSubsetOf(Optional.of("error"), Optional.of("warning"));
        assertThat(registry.text("summary.md").lines())
                .hasSizeBetween(100, 300)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{Cc}"));
    }

    @Test
    @InjectMojo(goal = "explain", pom = HOSTILE)
    @MojoParameter(name = "all", value = "true")
    void anExplanationEscapesHostileText(ExplainMojo goal) throws Exception {
        write("docs/plugins.json", published());

        run(goal);

        assertThat(log.shown()).hasSizeGreaterThan(TEXTS.size());
    }

    @Test
    @InjectMojo(goal = "check", pom = HOSTILE)
    void escapesErrorsOfAHostileDefinition(CheckMojo goal) throws Exception {
        write("hostile.json", definition(text -> text));

        Throwable failure = run(goal);

        assertThat(failure).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    @InjectMojo(goal = "check", pom = HOSTILE)
    void escapesErrorsOfAHostileRegistry(CheckMojo goal) throws Exception {
        registry.write(
                "hostile.json",
                """
                {"name": "A", "repository": "https://github.com/example/plugins",
                 "plugins": [{"id": "a", "name": "A", "tagPattern": "v*"}]}
                """);
        for (String text : TEXTS) {
            ObjectNode root = JSON.createObjectNode();
            root.put("version", text).putArray("plugins");
            root.put(text, text);
            write("docs/plugins.json", root);
            run(goal);
        }

        assertThat(log.shown()).hasSizeGreaterThanOrEqualTo(TEXTS.size());
    }

    /** Runs a goal, which may fail, and looks at all that it says. */
    private Throwable run(AbstractMojo goal) {
        Throwable failure =
                catchThrowable(
                        () -> {
                            if (goal instanceof CheckMojo check) {
                                check(check);
                            } else {
                                goal.execute();
                            }
                        });
        assertThat(log.shown()).allSatisfy(HostileGoalTest::assertIsALine);
        assertThat(log.shown()).noneMatch(line -> WorkflowCommand.of("[INFO] " + line).isPresent());
        if (failure != null) {
            assertThat(failure)
                    .isInstanceOfAny(MojoExecutionException.class, MojoFailureException.class);
        }
        Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .flatMap(it -> Stream.of(it.getMessage().split("\n")))
                .forEach(HostileGoalTest::assertIsALine);
        return failure;
    }

    private static void assertIsALine(String line) {
        assertThat(line)
                .hasSizeLessThan(2100)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]|##\\w*\\[");
    }

    private void assertPublishedIsWhole() throws IOException {
        Map<?, ?> json = JSON.readValue(registry.text("docs/plugins.json"), Map.class);
        assertThat(JsonSchema.of(RegistrySchema.text()).validate(json)).isEmpty();
        assertThat((List<?>) json.get("plugins")).hasSize(TEXTS.size());
    }

    private void write(String file, ObjectNode json) throws IOException {
        registry.write(file, JSON.writeValueAsString(json));
    }

    /** The text in one line without control characters, which a definition rejects. */
    private static String allowed(String text) {
        String line = text.replaceAll("\\p{Cntrl}|\\p{Cc}", "").strip();
        return cut(line.isEmpty() ? "x" : line);
    }

    /** A definition has a megabyte in all. */
    private static String cut(String text) {
        return text.length() > 10_000 ? text.substring(0, 10_000) : text;
    }

    private static ObjectNode definition(UnaryOperator<String> allowed) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", "Hostile").put("repository", "https://github.com/example/plugins");
        root.putObject("metadata").put("notes", allowed.apply("<b>\u202e|"));
        root.putArray("plugins");
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = cut(allowed.apply(TEXTS.get(i)));
            ObjectNode plugin = root.withArray("plugins").addObject();
            plugin.put("id", "p" + i).put("name", text).put("description", text);
            plugin.put("tagPattern", "p" + i + "/**").put("versionScheme", "semver");
            plugin.putArray("labels").add(text);
            plugin.putArray("ignore").addObject().put("version", "v0.*").put("reason", text);
        }
        return root;
    }

    private static ObjectNode recording() {
        ObjectNode root = JSON.createObjectNode();
        root.put("repository", "https://github.com/example/plugins");
        root.putArray("releases");
        root.putArray("tags");
        for (int i = 0; i < TEXTS.size(); i++) {
            for (String version : List.of("v1.0.0", "v0.1.0", "v2.0.0-" + tag(TEXTS.get(i)))) {
                root.withArray("releases").addObject().put("tag", "p" + i + "/" + version);
                root.withArray("tags").addObject().put("name", "p" + i + "/" + version);
            }
            root.withArray("tags").addObject().put("name", "p" + i + "/" + tag(TEXTS.get(i)));
            root.withArray("tags").addObject().put("name", tag(TEXTS.get(i)) + "/v1.0.0");
        }
        return root;
    }

    /** What git allows of a text; the rest is refused with the whole answer. */
    private static String tag(String text) {
        return "x"
                + text.replaceAll("[\\x00-\\x20\\x7f~^:?*\\[\\\\./{]", "-").replace("@-", "--")
                + "x";
    }

    private static ObjectNode published() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0").put("lastUpdated", "2026-11-16T06:00:00Z");
        root.putArray("plugins");
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            root.withArray("plugins")
                    .addObject()
                    .put("id", "p" + i)
                    .put("latestVersion", "v9.0.0-" + text)
                    .put("releaseUrl", text.isBlank() ? "javascript:alert(1)" : text)
                    .put("repository", text)
                    .put("tag", "p" + i + "/v9.0.0-" + text)
                    .put("latestPrerelease", text);
        }
        root.put("x" + "\u202e".repeat(3), "y");
        return root;
    }
}
