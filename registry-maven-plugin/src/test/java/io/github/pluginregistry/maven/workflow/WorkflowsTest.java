package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for what runs with a token, beyond those that actionlint knows. */
class WorkflowsTest {

    static Stream<WorkflowFile> workflows() {
        return WorkflowFile.workflows();
    }

    static Stream<WorkflowFile> workflowsAndTheAction() {
        return Stream.concat(workflows(), Stream.of(WorkflowFile.action()));
    }

    static Stream<WorkflowFile> ownWorkflowsThatStartByThemselves() {
        return WorkflowFile.own().filter(workflow -> !workflow.isCalledAlone());
    }

    /** One that is called, and says nothing, has what its caller gives it. */
    static Stream<WorkflowFile> workflowsWithPermissionsOfTheirOwn() {
        return workflows()
                .filter(
                        workflow ->
                                workflow.content().has("permissions") || !workflow.isCalledAlone());
    }

    @ParameterizedTest
    @MethodSource("workflowsWithPermissionsOfTheirOwn")
    void aTokenMayNothingButReadUnlessAJobSaysMore(WorkflowFile workflow) {
        JsonNode permissions = workflow.content().path("permissions");

        assertThat(permissions.isObject()).as("permissions of %s", workflow).isTrue();
        assertThat(permissions).allMatch(permission -> permission.asText().equals("read"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noJobIsGivenEveryPermission(WorkflowFile workflow) {
        assertThat(workflow.jobs())
                .allMatch(job -> !job.has("permissions") || job.path("permissions").isObject());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobEndsByItself(WorkflowFile workflow) {
        assertThat(workflow.jobs()).allMatch(job -> job.has("uses") || job.has("timeout-minutes"));
    }

    @ParameterizedTest
    @MethodSource("ownWorkflowsThatStartByThemselves")
    void noWorkflowRunsTwiceAtOnceForTheSameThing(WorkflowFile workflow) {
        assertThat(workflow.content().path("concurrency").path("group").asText()).isNotEmpty();
    }

    /** What an expression yields becomes part of the script, whatever it is. */
    @ParameterizedTest
    @MethodSource("workflowsAndTheAction")
    void noScriptHoldsAnExpression(WorkflowFile workflow) {
        assertThat(workflow.steps().map(step -> step.path("run").asText()))
                .noneMatch(script -> script.contains("${{"));
    }

    /** A token that lies in .git/config can be read by all that runs later. */
    @ParameterizedTest
    @MethodSource("workflowsAndTheAction")
    void noCheckoutLeavesATokenBehind(WorkflowFile workflow) {
        assertThat(
                        workflow.steps()
                                .filter(
                                        step ->
                                                step.path("uses")
                                                        .asText()
                                                        .startsWith("actions/checkout@")))
                .allMatch(
                        step ->
                                step.path("with")
                                        .path("persist-credentials")
                                        .asText()
                                        .equals("false"));
    }

    /** It runs the code of a stranger's pull request with the token of the project. */
    @ParameterizedTest
    @MethodSource("workflows")
    void noneRunsOnPullRequestTarget(WorkflowFile workflow) {
        assertThat(workflow.content().path("on").has("pull_request_target")).isFalse();
        assertThat(workflow.content().path("on").asText()).isNotEqualTo("pull_request_target");
    }
}
