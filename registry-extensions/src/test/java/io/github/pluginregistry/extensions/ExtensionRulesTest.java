package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExtensionRulesTest {

    private final TestRun run = new TestRun();
    private final List<ExtensionCalls> extensions = new ArrayList<>();

    @AfterEach
    void close() {
        extensions.forEach(each -> each.extension().close());
    }

    /** What a rule does with a batch. */
    @FunctionalInterface
    private interface Check {

        List<Finding> of(PluginBatch batch) throws Exception;
    }

    private ExtensionCalls rule(String id, OnFailure onFailure, Check check) {
        CheckRule rule =
                new CheckRule() {
                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.of(id, "");
                    }

                    @Override
                    public List<Finding> check(PluginBatch batch) throws Exception {
                        return check.of(batch);
                    }
                };
        ExtensionCalls extension = run.start(rule, onFailure);
        extensions.add(extension);
        return extension;
    }

    private ExtensionCalls rule(Check check) {
        return rule("rule", OnFailure.DEFAULT, check);
    }

    private List<Diagnostic> check(Registry registry) {
        return new ExtensionRules(extensions).check(registry);
    }

    private static Registry registryOf(int plugins) {
        return TestRun.registry(
                IntStream.range(0, plugins).mapToObj(i -> "p" + i).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 last",
        "1, 1 last",
        "500, 500 last",
        "501, 500 1 last",
        "1000, 500 500 last",
        "1001, 500 500 1 last"
    })
    void asksInBatches(int plugins, String expected) {
        List<String> asked = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        rule(
                batch -> {
                    asked.add(String.valueOf(batch.plugins().size()));
                    if (batch.last()) {
                        asked.add("last");
                    }
                    batch.plugins().forEach(plugin -> ids.add(plugin.id()));
                    return List.of();
                });

        assertThat(check(registryOf(plugins))).isEmpty();

        assertThat(asked).containsExactly(expected.split(" "));
        assertThat(ids).hasSize(plugins).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Finding.Severity.class)
    void reportsAFinding(Finding.Severity severity) {
        rule(batch -> List.of(new Finding("name", severity, "b", "is short", "rename it")));

        Diagnostic found = check(TestRun.registry("a", "b")).get(0);

        assertThat(found.rule()).isEqualTo(Rule.EXTENSION);
        assertThat(found.severity()).hasToString(severity.toString());
        assertThat(found.sentence()).isEqualTo("b: rule/name: is short; rename it");
    }

    @Test
    void lastBatchMayFindSomethingAboutAllPlugins() {
        rule(
                batch ->
                        batch.last()
                                ? List.of(
                                        Finding.error("pair", "p0", "is the same as p500"),
                                        Finding.error("size", "", "there are too many plugins"))
                                : List.of());

        assertThat(check(registryOf(501)))
                .extracting(Diagnostic::subject)
                .containsExactly("p0", "");
    }

    @Test
    void acceptsNoFindingAboutAPluginThatWasNotAskedFor() {
        ExtensionCalls early = rule(batch -> List.of(Finding.error("name", "p500", "is bad")));

        assertThat(check(registryOf(501)))
                .extracting(Diagnostic::sentence)
                .containsExactly(
                        "the rule of extension \"rule\" could not be applied: check has a finding about \"p500\", which is not one of its plugins; look at the shelves");
        assertThat(early.disabled()).isEmpty();

        check(registryOf(501));
        check(registryOf(501));
        assertThat(early.disabled()).startsWith("3 calls failed");
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT, ERROR", "FAIL, ERROR", "WARN, WARNING"})
    void reportsARuleThatCannotBeApplied(OnFailure onFailure, Severity severity) {
        rule(
                "broken",
                onFailure,
                batch -> {
                    throw new IOException("oops");
                });

        Diagnostic found = check(TestRun.registry("a")).get(0);

        assertThat(found.severity()).isEqualTo(severity);
        assertThat(found.problem())
                .isEqualTo(
                        "the rule of extension \"broken\" could not be applied: check failed: java.io.IOException: oops");
    }

    @Test
    void appliesTheRulesThatWork() {
        rule(
                "broken",
                OnFailure.DEFAULT,
                batch -> {
                    throw new StackOverflowError();
                });
        rule("null", OnFailure.DEFAULT, batch -> null);
        rule("list-with-null", OnFailure.DEFAULT, batch -> Arrays.asList((Finding) null));
        rule(
                "works",
                OnFailure.DEFAULT,
                batch -> List.of(Finding.warning("name", "a", "is short")));

        assertThat(check(TestRun.registry("a")))
                .extracting(Diagnostic::subject)
                .containsExactly("", "", "", "a");
    }
}
