package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.logging.Logger;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** A token in settings.xml is used, and never shown. */
class UpdateTokenTest extends GoalTest {

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "allowLoopbackTokens", value = "true")
    void sendsTheTokenInSettingsAndNeverShowsIt(UpdateMojo goal) throws Exception {
        String secret = "s3cret-of-settings";
        fileTokenInSettings("github.com", secret);
        try (ForgeStub forge = ExampleRegistry.forge();
                CapturedLogs logs = CapturedLogs.start()) {
            registry.askingAt(forge);

            goal.execute();

            // No library says anything, so this shows that it would be heard.
            Logger.getLogger("sun.net.www.protocol.http").finest("heard");
            assertThat(logs.entries())
                    .anyMatch(line -> line.contains("heard"))
                    .allSatisfy(line -> assertThat(SecretSearch.of(secret).in(line)).isEmpty());

            assertThat(forge.requests())
                    .extracting(ForgeRequest::url, asked -> asked.authorization().orElse(""))
                    .containsExactly(
                            tuple("/example/plugins/git-upload-pack", basic(secret)),
                            tuple("/graphql", "Bearer " + secret));
        }
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(SecretSearch.of(secret).in(line)).isEmpty());
        assertThat(SecretSearch.of(secret).below(directory)).isEmpty();
    }

    private static String basic(String secret) {
        byte[] login = ("x-access-token:" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    @Test
    @InjectMojo(goal = "update")
    void sendsNoTokenToLoopbackUnlessTheBuildAllowsIt(UpdateMojo goal) throws Exception {
        fileTokenInSettings("github.com", "s3cret-of-settings");
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();

            assertThat(forge.requests())
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked.authorization()).isEmpty());
        }
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "allowLoopbackTokens", value = "true")
    void updatesWithoutATokenWhoseVariableIsNotSet(UpdateMojo goal) throws Exception {
        fileTokenInSettings("github.com", "${env.NO_TOKEN_IS_IN_HERE}");
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();

            assertThat(forge.requests()).isNotEmpty();
        }
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("warn: "))
                .anyMatch(line -> line.contains("variable NO_TOKEN_IS_IN_HERE is not set"));
        assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "allowLoopbackTokens", value = "true")
    void showsTheTokenInNoFailureOfTheBuild(UpdateMojo goal) throws Exception {
        SecretSearch search = SecretSearch.of("s3cret-of-settings");
        fileTokenInSettings("github.com", "s3cret-of-settings");
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 401)) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .hasMessageContaining("answered 401")
                    .satisfies(thrown -> assertThat(search.in(thrown)).isEmpty());
        }
        assertThat(log.lines()).allSatisfy(line -> assertThat(search.in(line)).isEmpty());
        assertThat(search.below(directory)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "allowLoopbackTokens", value = "true")
    void anUndecryptablePasswordIsAnErrorThatDoesNotShowIt(UpdateMojo goal) throws Exception {
        fileTokenInSettings("github.com", "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u}");
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith(
                            "the password of <server> github.com in settings.xml could not be decrypted; ");

            assertThat(forge.requests()).isEmpty();
        }
        assertThat(log.lines()).noneMatch(line -> line.contains("jSMO"));
    }
}
