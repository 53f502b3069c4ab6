package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateNotice;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a commit is about, in words.
 *
 * @param steps what changes in the published versions
 * @param notes what the update reported besides
 */
public record ChangeSummary(
        String registry, List<PublishedVersionChange> steps, List<UpdateNotice> notes) {

    /** How long a summary may be that names every step; git shows some 70 characters of a line. */
    private static final int SUMMARY = 60;

    public ChangeSummary {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** The steps on one line; their number where they are too many. */
    public String summary() {
        if (steps.isEmpty()) {
            return "follow the definition";
        }
        String all =
                String.join(", ", steps.stream().map(step -> Format.PLAIN.phrase(step)).toList());
        return all.length() <= SUMMARY || steps.size() == 1
                ? all
                : steps.size() + " plugins changed";
    }

    /** The message of a commit: plain text, as git shows it. */
    public String message(MessageTemplate template) {
        return fill(template, Format.PLAIN);
    }

    /** The text of a pull request, in Markdown. */
    public String markdown(MessageTemplate template) {
        return fill(template, Format.MARKDOWN);
    }

    private String fill(MessageTemplate template, Format format) {
        return template.fill(
                Map.of(
                        "registry", format.text(registry),
                        "summary", format.text(summary()),
                        "changes", format.changes(steps),
                        "notes", format.notes(notes)));
    }

    /** How steps and notes are written, for readers of plain text and for readers of Markdown. */
    private enum Format {
        PLAIN {
            @Override
            String text(String value) {
                return CALLS.matcher(LogSanitizer.of(value))
                        .replaceAll(call -> "⟨U+%04X⟩".formatted((int) call.group().charAt(0)));
            }

            @Override
            String version(String version, String page) {
                return text(version);
            }

            @Override
            String page(String page) {
                return page.isEmpty() ? "" : "\n  " + LogSanitizer.of(page);
            }
        },

        MARKDOWN {
            @Override
            String text(String value) {
                return MarkdownEscaper.text(value);
            }

            @Override
            String version(String version, String page) {
                return page.isEmpty() ? text(version) : MarkdownEscaper.linked(version, page);
            }

            @Override
            String page(String page) {
                return "";
            }
        };

        /** In a message that is plain text, forges still see people in these, and issues. */
        private static final Pattern CALLS = Pattern.compile("[@#]");

        private static final String NO_STEP =
                "No version changed: the files follow their definition.";

        /** Untrusted text, on one line. */
        abstract String text(String value);

        /** A version, which may lead to its page. */
        abstract String version(String version, String page);

        /** The page itself, where a version cannot lead to it. */
        abstract String page(String page);

        /** A step on one line, for example {@code kubernetes v0.3.0 -> v0.4.0}. */
        String phrase(PublishedVersionChange step) {
            String id = text(step.id());
            if (step.to().isEmpty()) {
                return id + " left the registry";
            }
            if (step.from().isEmpty() && step.to().equals(LatestRelease.UNKNOWN)) {
                return id + " is new, and has no release yet";
            }
            return id
                    + (step.from().isEmpty() ? " is new at " : " " + text(step.from()) + " -> ")
                    + version(step.to(), step.page());
        }

        String changes(List<PublishedVersionChange> steps) {
            return steps.isEmpty()
                    ? NO_STEP
                    : steps.stream()
                            .map(step -> "- " + phrase(step) + page(step.page()))
                            .collect(Collectors.joining("\n"));
        }

        /** All notes, a list of what was kept and a list of what else there is to say. */
        String notes(List<UpdateNotice> notes) {
            return (list("Kept as published:", notes.stream().filter(UpdateNotice::kept).toList())
                            + list(
                                    "Worth a look:",
                                    notes.stream().filter(note -> !note.kept()).toList()))
                    .strip();
        }

        private String list(String title, List<UpdateNotice> notes) {
            return notes.isEmpty()
                    ? ""
                    : notes.stream()
                            .map(note -> "- " + text(note.plugins()) + ": " + text(note.text()))
                            .collect(Collectors.joining("\n", title + "\n\n", "\n\n"));
        }
    }
}
