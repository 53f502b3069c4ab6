package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.update.UpdateNotice;
import java.util.List;
import java.util.Map;

/**
 * What a commit is about, in words.
 *
 * @param registry the registry's name
 * @param steps what changes in the published versions
 * @param notes what the update had to say besides
 */
public record ChangeSummary(
        String registry, List<PublishedVersionChange> steps, List<UpdateNotice> notes) {

    /** How long a summary may be that names every step; git shows some 70 characters of a line. */
    private static final int SUMMARY = 60;

    public ChangeSummary {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /**
     * The steps on one line, for example {@code kubernetes v0.3.0 -> v0.4.0}; their number where
     * they are too many.
     */
    public String summary() {
        if (steps.isEmpty()) {
            return "follow the definition";
        }
        String all =
                String.join(
                        ", ",
                        steps.stream().map(step -> ChangeFormatter.PLAIN.phrase(step)).toList());
        return all.length() <= SUMMARY || steps.size() == 1
                ? all
                : steps.size() + " plugins changed";
    }

    /** The message of a commit: plain text, as git shows it. */
    public String message(MessageTemplate template) {
        return fill(template, ChangeFormatter.PLAIN);
    }

    /** The text of a pull request, in Markdown. */
    public String markdown(MessageTemplate template) {
        return fill(template, ChangeFormatter.MARKDOWN);
    }

    private String fill(MessageTemplate template, ChangeFormatter phrasing) {
        return template.fill(
                Map.of(
                        "registry", phrasing.text(registry),
                        "summary", phrasing.text(summary()),
                        "changes", phrasing.changes(steps),
                        "notes", phrasing.notes(notes)));
    }
}
