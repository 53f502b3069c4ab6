package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoalsReferenceTest {

    private static final Path REFERENCE = Checkout.file("docs/goals.md");
    private static final Path DESCRIPTOR =
            Checkout.file("registry-maven-plugin/target/classes/META-INF/maven/plugin.xml");

    /** {@code -Ddocs.update} rewrites the file instead. */
    @Test
    void theReferenceMatchesTheDescriptor() throws Exception {
        String reference = new GoalsReference(DESCRIPTOR).text();
        if (System.getProperty("docs.update") != null) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE).as("run with -Ddocs.update to rewrite it").hasContent(reference);
    }
}
