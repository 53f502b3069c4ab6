package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.Checkout;
import io.github.pluginregistry.maven.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tag can be moved to other code; a commit cannot. */
class PinnedActionsTest {

    private static final Pattern USE = Pattern.compile("(?m)^\\s*(?:- )?uses: (.+)$");
    private static final Pattern PINNED =
            Pattern.compile("([\\w.-]+/[\\w.-]+)[\\w./-]*@([0-9a-f]{40}) # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern OF_THIS_CHECKOUT = Pattern.compile("\\./[\\w./-]*");
    private static final Pattern OURS =
            Pattern.compile("pluginregistry/registry-maven-plugin[\\w./-]*@(\\S+)");

    /** An action that is used, in a file. */
    record Use(String file, String action) {

        @Override
        public String toString() {
            return file + ": " + action;
        }
    }

    static Stream<Use> uses() throws IOException {
        return Stream.concat(
                Stream.concat(WorkflowFile.workflows(), Stream.of(WorkflowFile.action()))
                        .flatMap(file -> uses(file.path(), file.text())),
                documents());
    }

    private static Stream<Use> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.file("docs"))) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> uses(file.getFileName().toString(), read(file)))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Use> uses(String file, String text) {
        return USE.matcher(text).results().map(use -> new Use(file, use.group(1)));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyActionOfOthersIsPinnedToACommitAndSaysItsVersion(Use use) {
        assertThat(use.action())
                .satisfiesAnyOf(
                        action -> assertThat(action).matches(PINNED),
                        action -> assertThat(action).matches(OF_THIS_CHECKOUT),
                        action -> assertThat(action).matches(OURS));
    }

    /** What is copied from here runs the version that it was written for. */
    @ParameterizedTest
    @MethodSource("uses")
    void ourOwnIsOfTheVersionOfThisCheckout(Use use) throws Exception {
        String version = Descriptor.read().version();
        assertThat(OURS.matcher(use.action()).results().map(ours -> ours.group(1)))
                .allMatch((version.endsWith("-SNAPSHOT") ? "main" : "v" + version)::equals);
    }

    @Test
    void anActionHasTheSameCommitEverywhere() throws IOException {
        Map<String, TreeSet<String>> commits =
                uses().flatMap(use -> PINNED.matcher(use.action()).results())
                        .collect(
                                Collectors.groupingBy(
                                        pin -> pin.group(1),
                                        Collectors.mapping(
                                                pin -> pin.group(2),
                                                Collectors.toCollection(TreeSet::new))));

        assertThat(commits)
                .hasSizeGreaterThan(8)
                .allSatisfy((action, of) -> assertThat(of).hasSize(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
