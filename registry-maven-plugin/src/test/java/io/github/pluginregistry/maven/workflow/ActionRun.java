package io.github.pluginregistry.maven.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.maven.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the steps of action.yml that are scripts, as a runner would: in their order, each where its
 * condition holds, with its environment. Steps that use other actions are left out.
 */
public final class ActionRun {

    private static final long MINUTES = 5;

    private final Path workspace;
    private final Path tools;
    private final JsonNode action = WorkflowFile.action().content();
    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    /** From the id of a step to how it ended. */
    private final Map<String, String> outcomes = new HashMap<>();

    /** From {@code publish.outputs.changed} and the like to the value. */
    private final Map<String, String> outputs = new HashMap<>();

    /**
     * Prepares a run without any input.
     *
     * @param workspace the checkout that the action works in
     * @param tools a directory with the {@code mvn} that is run
     */
    public ActionRun(Path workspace, Path tools) {
        this.workspace = workspace;
        this.tools = tools;
        action.path("inputs")
                .properties()
                .forEach(
                        input ->
                                inputs.put(
                                        input.getKey(), input.getValue().path("default").asText()));
        inputs.put("token", "");
    }

    public ActionRun input(String name, String value) {
        if (inputs.put(name, value) == null) {
            throw new IllegalArgumentException("the action has no input " + name);
        }
        return this;
    }

    public ActionRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs the steps, and tells whether the action succeeds. */
    public boolean succeeds() throws IOException, InterruptedException {
        boolean succeeds = true;
        for (JsonNode step : action.path("runs").path("steps")) {
            if (step.has("run")) {
                String outcome = runs(step, succeeds) ? outcome(step) : "skipped";
                outcomes.put(step.path("id").asText(), outcome);
                succeeds &= !outcome.equals("failure");
            }
        }
        return succeeds;
    }

    /** How a step ended: success, failure or skipped. */
    public String outcome(String step) {
        return outcomes.get(step);
    }

    /** The value of an output of the action. */
    public String output(String name) {
        return expand(action.path("outputs").path(name).path("value").asText());
    }

    private boolean runs(JsonNode step, boolean succeeds) {
        String condition = step.path("if").asText();
        boolean holds = condition.isEmpty() || Expression.isTrue(expand(condition));
        return holds && (succeeds || condition.contains("cancelled()"));
    }

    private String outcome(JsonNode step) throws IOException, InterruptedException {
        Path written = Files.createTempFile("outputs", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                "bash",
                                "--noprofile",
                                "--norc",
                                "-eo",
                                "pipefail",
                                "-c",
                                step.path("run").asText())
                        .directory(
                                workspace
                                        .resolve(expand(step.path("working-directory").asText()))
                                        .toFile())
                        .inheritIO();
        builder.environment().putAll(environment);
        builder.environment()
                .merge("PATH", tools.toString(), (path, dir) -> dir + File.pathSeparator + path);
        builder.environment().put("GITHUB_ACTION_PATH", Checkout.root().toString());
        builder.environment().put("GITHUB_OUTPUT", written.toString());
        step.path("env")
                .properties()
                .forEach(
                        variable ->
                                builder.environment()
                                        .put(
                                                variable.getKey(),
                                                expand(variable.getValue().asText())));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(
                    "still running after " + MINUTES + " minutes: " + step.path("name"));
        }
        new CommandFile(written)
                .values()
                .forEach(
                        (name, value) ->
                                outputs.put(step.path("id").asText() + ".outputs." + name, value));
        Files.delete(written);
        return process.exitValue() == 0 ? "success" : "failure";
    }

    private String expand(String text) {
        return Expression.expand(text, this::context);
    }

    private String context(String name) {
        String[] parts = name.split("\\.", 2);
        return switch (parts[0]) {
            case "inputs" -> Optional.ofNullable(inputs.get(parts[1])).orElseThrow();
            case "steps" ->
                    parts[1].endsWith(".outcome")
                            ? outcomes.getOrDefault(parts[1].replace(".outcome", ""), "")
                            : outputs.getOrDefault(parts[1], "");
            default -> throw new IllegalArgumentException("not understood: " + name);
        };
    }
}
