package io.github.pluginregistry.core.publish;

import java.util.List;
import java.util.Map;

/**
 * What a commit is about, in words.
 *
 * @param registry the registry's name
 * @param steps what changes in the published versions
 * @param notes what the update had to say besides
 */
public record Tidings(String registry, List<VersionStep> steps, List<Note> notes) {

    /** How long a summary may be that names every step; git shows some 70 characters of a line. */
    private static final int SUMMARY = 60;

    public Tidings {
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
                String.join(", ", steps.stream().map(step -> Phrasing.PLAIN.phrase(step)).toList());
        return all.length() <= SUMMARY || steps.size() == 1
                ? all
                : steps.size() + " plugins changed";
    }

    /** The message of a commit: plain text, as git shows it. */
    public String message(Template template) {
        return fill(template, Phrasing.PLAIN);
    }

    /** The text of a pull request, in Markdown. */
    public String markdown(Template template) {
        return fill(template, Phrasing.MARKDOWN);
    }

    private String fill(Template template, Phrasing phrasing) {
        return template.fill(
                Map.of(
                        "registry", phrasing.text(registry),
                        "summary", phrasing.text(summary()),
                        "changes", phrasing.changes(steps),
                        "notes", phrasing.notes(notes)));
    }
}
