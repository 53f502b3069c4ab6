package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.update.UpdateNotice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How steps and notes are written, for readers of plain text and for readers of Markdown. */
enum ChangeFormatter {
    PLAIN {
        @Override
        String text(String value) {
            return CALLS.matcher(LogSanitizer.of(value))
                    .replaceAll(call -> "⟨U+%04X⟩".formatted((int) call.group().charAt(0)));
        }

        @Override
        String version(String version, Optional<String> page) {
            return text(version);
        }

        @Override
        String page(Optional<String> page) {
            return page.map(address -> "\n  " + LogSanitizer.of(address)).orElse("");
        }
    },

    MARKDOWN {
        @Override
        String text(String value) {
            return MarkdownEscaper.text(value);
        }

        @Override
        String version(String version, Optional<String> page) {
            return page.map(address -> MarkdownEscaper.linked(version, address))
                    .orElseGet(() -> text(version));
        }

        @Override
        String page(Optional<String> page) {
            return "";
        }
    };

    /** In a message that is plain text, forges still see people in these, and issues. */
    private static final Pattern CALLS = Pattern.compile("[@#]");

    private static final String NO_STEP = "No version changed: the files follow their definition.";

    /** Untrusted text, on one line. */
    abstract String text(String value);

    /** A version, which may lead to its page. */
    abstract String version(String version, Optional<String> page);

    /** The page itself, where a version cannot lead to it. */
    abstract String page(Optional<String> page);

    /** A step on one line, for example {@code kubernetes v0.3.0 -> v0.4.0}. */
    String phrase(PublishedVersionChange step) {
        String id = text(step.id());
        if (step.to().isEmpty()) {
            return id + " left the registry";
        }
        if (step.from().isEmpty() && step.to().get().equals(LatestRelease.UNKNOWN)) {
            return id + " is new, and has no release yet";
        }
        return id
                + step.from().map(from -> " " + text(from) + " -> ").orElse(" is new at ")
                + version(step.to().get(), step.page());
    }

    /** All steps, a list. */
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
