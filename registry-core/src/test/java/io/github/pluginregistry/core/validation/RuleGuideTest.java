package io.github.pluginregistry.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/rules.md, and the registries that break every rule, against the rules. */
class RuleGuideTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");
    private static final Pattern SECTION =
            Pattern.compile(
                    "(?s)\\n\\n.+?\\n\\nBad:\\n\\n```.+?```\\n\\nGood:\\n\\n```.+?```\\n\\nFix: .+\\.\\n.*");

    @Test
    void everyRuleHasASectionAndEverySectionARule() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aSectionSaysWhatTheRuleWeighsAndWhatHoldsWhereItIsKept(Rule rule) throws IOException {
        String severity = rule.severity().key();
        assertThat(sections().get(rule.id()))
                .startsWith(
                        "\n\n**%s%s.** %s\n\n"
                                .formatted(
                                        severity.substring(0, 1).toUpperCase(Locale.ROOT),
                                        severity.substring(1),
                                        rule.sentence()));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aSectionSaysWhyWithABadAndAGoodExampleAndAFix(Rule rule) throws IOException {
        assertThat(sections().get(rule.id())).matches(SECTION);
    }

    /** The rules of extensions have an integration test of their own. */
    @ParameterizedTest
    @EnumSource(value = Rule.class, mode = EnumSource.Mode.EXCLUDE, names = "EXTENSION")
    void anIntegrationTestBreaksTheRule(Rule rule) throws IOException {
        List<String> findings =
                Files.readAllLines(ROOT.resolve("src/it/check-finds-every-rule/expected.txt"));

        assertThat(findings).anyMatch(line -> line.matches("\\w+ " + rule.id() + " .+"));
    }

    private static Map<String, String> sections() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/rules.md"));
        Map<String, String> sections = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(guide).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : guide.length();
            sections.put(headings.get(i).group(1), guide.substring(headings.get(i).end(), end));
        }
        return sections;
    }
}
