package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.text.OneLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One explanation as text: what was decided first, and then the tags it was decided from. */
final class ExplanationText {

    private ExplanationText() {}

    /** Tags are strangers' texts, so each line is made fit for a log. */
    static String render(Explanation explanation, Extent extent) {
        return Stream.of(
                        List.of(explanation.account().plugin().id().value()),
                        new DecisionText(explanation, extent).lines(),
                        new TagsText(explanation, extent).lines())
                .flatMap(List::stream)
                .map(OneLine::of)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
