package io.github.pluginregistry.core.source.git;

import java.io.IOException;
import java.io.Serial;

/** A host answers more than any answer should be. */
final class AnswerTooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final long most;

    AnswerTooLargeException(long most) {
        super("more than %d MiB".formatted(most >> 20));
        this.most = most;
    }

    /** How many MiB an answer may have. */
    long mebibytes() {
        return most >> 20;
    }
}
