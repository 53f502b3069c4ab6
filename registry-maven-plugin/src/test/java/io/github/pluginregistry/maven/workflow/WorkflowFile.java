package io.github.pluginregistry.maven.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.pluginregistry.maven.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A workflow, or the action.
 *
 * @param path from the root of the checkout, with slashes
 */
record WorkflowFile(String path, String text, JsonNode content) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static WorkflowFile of(String path) {
        try {
            String text = Files.readString(Checkout.file(path));
            return new WorkflowFile(path, text, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkflowFile action() {
        return of("action.yml");
    }

    /** The project's own, the one for others among them. */
    static Stream<WorkflowFile> own() {
        return in(".github/workflows", "");
    }

    /** Those that users copy. */
    static Stream<WorkflowFile> examples() {
        return in("docs/examples/ci", "github");
    }

    static Stream<WorkflowFile> workflows() {
        return Stream.concat(own(), examples());
    }

    private static Stream<WorkflowFile> in(String directory, String prefix) {
        try (Stream<Path> files = Files.list(Checkout.file(directory))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted(Comparator.naturalOrder())
                    .map(name -> of(directory + "/" + name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> jobs() {
        return elements(content.path("jobs"));
    }

    /** The steps of all jobs, or those of the action. */
    Stream<JsonNode> steps() {
        return Stream.concat(
                jobs().flatMap(job -> elements(job.path("steps"))),
                elements(content.path("runs").path("steps")));
    }

    /** Whether it runs where another workflow calls it, and never by itself. */
    boolean isCalledAlone() {
        return content.path("on").size() == 1 && content.path("on").has("workflow_call");
    }

    static Stream<JsonNode> elements(JsonNode listOrObject) {
        return StreamSupport.stream(listOrObject.spliterator(), false);
    }

    @Override
    public String toString() {
        return path;
    }
}
