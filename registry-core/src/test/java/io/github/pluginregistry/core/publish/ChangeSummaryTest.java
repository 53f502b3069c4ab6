package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateNotice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeSummaryTest {

    private static final String PAGE = "https://github.com/example/plugins/releases/tag/v0.4.0";

    @Test
    void summarizesOneStep() {
        assertThat(summary(step("kubernetes", "v0.3.0", "v0.4.0")).summary())
                .isEqualTo("kubernetes v0.3.0 -> v0.4.0");
    }

    @Test
    void namesPluginsThatComeAndGo() {
        assertThat(summary(step("a", "", "v1.0.0"), step("b", "v1.0.0", "")).summary())
                .isEqualTo("a is new at v1.0.0, b left the registry");
    }

    @Test
    void countsStepsThatAreTooManyForALine() {
        PublishedVersionChange[] steps =
                IntStream.range(0, 9)
                        .mapToObj(i -> step("plugin-" + i, "v1.0.0", "v1.1.0"))
                        .toArray(PublishedVersionChange[]::new);

        assertThat(summary(steps).summary()).isEqualTo("9 plugins changed");
    }

    @Test
    void saysThatTheDefinitionAloneChanged() {
        assertThat(summary().message(MessageTemplate.MESSAGE))
                .isEqualTo(
                        "registry: follow the definition\n\nNo version changed: the files follow their definition.");
    }

    @Test
    void linksAVersionToItsReleaseInMarkdown() {
        assertThat(summary(step("kubernetes", "v0.3.0", "v0.4.0")).markdown(template("{changes}")))
                .isEqualTo("- kubernetes v0.3.0 -> [v0.4.0](%s)", PAGE);
    }

    @Test
    void tellsWhatWasKeptAndWhatElseIsWorthALookApart() {
        ChangeSummary summary =
                new ChangeSummary(
                        "R",
                        List.of(),
                        List.of(
                                new UpdateNotice(true, "a, b", "no answer came; run again"),
                                new UpdateNotice(false, "c", "no release yet; wait")));

        assertThat(summary.message(template("{notes}")))
                .isEqualTo(
                        """
                        Kept as published:

                        - a, b: no answer came; run again

                        Worth a look:

                        - c: no release yet; wait""");
    }

    @Test
    void takesNoVersionForMarkdown() {
        assertThat(
                        summary(step("a", "v1", "](x)![y](https://evil.example)@octocat"))
                                .markdown(template("{changes}")))
                .contains("`](x)![y](https://evil.example)@octocat`");
    }

    @Test
    void callsNobodyInAMessage() {
        assertThat(
                        summary(step("a", "v1", "1-@octocat-#12\nCo-authored-by: x"))
                                .message(template("{changes}")))
                .startsWith("- a v1 -> 1-⟨U+0040⟩octocat-⟨U+0023⟩12⟨U+000A⟩Co-authored-by: x");
    }

    @Test
    void followsNoAddressThatIsNone() {
        PublishedVersionChange step =
                new PublishedVersionChange("a", "", "v1", "javascript:alert(1)", null);

        assertThat(new ChangeSummary("R", List.of(step), List.of()).markdown(template("{changes}")))
                .isEqualTo("- a is new at v1");
    }

    private static MessageTemplate template(String text) {
        return MessageTemplate.of("t", text);
    }

    private static ChangeSummary summary(PublishedVersionChange... steps) {
        return new ChangeSummary("R", List.of(steps), List.of());
    }

    private static PublishedVersionChange step(String id, String from, String to) {
        return new PublishedVersionChange(id, from, to, to.isEmpty() ? "" : PAGE, null);
    }
}
