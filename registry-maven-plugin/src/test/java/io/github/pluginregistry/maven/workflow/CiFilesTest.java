package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that docs/ci.md offers to be copied. */
class CiFilesTest {

    private static final Pattern NOT_RELEASED = Pattern.compile("\\d-SNAPSHOT");

    /** A fresh runner finds a released version on Maven Central, and no other one anywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"github-check.yml", "gitlab-ci.yml", "Jenkinsfile"})
    void buildsThePluginFirstAsLongAsItIsNotReleased(String file) throws IOException {
        String text = Files.readString(Checkout.file("docs/examples/ci/" + file));
        int build = text.indexOf(" install -DskipTests");

        if (NOT_RELEASED.matcher(text).find()) {
            assertThat(text).contains("github.com/pluginregistry/registry-maven-plugin");
            assertThat(build).isPositive().isLessThan(text.indexOf(":check"));
        } else {
            assertThat(build).isNegative();
        }
    }
}
