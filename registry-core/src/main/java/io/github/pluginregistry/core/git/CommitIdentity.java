package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The author or the committer of a commit. */
public record CommitIdentity(String name, String email) {

    private static final Pattern FORM =
            Pattern.compile("\\s*([^<>\\p{Cntrl}]*[^<>\\p{Cntrl}\\s]) *<([^<>\\p{Cntrl}]+)>\\s*");

    /**
     * Reads an identity as git writes it, for example {@code Ada <ada@example.com>}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CommitIdentity of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" does not say who commits; write it as Name <name@example.com>"
                            .formatted(SafeExcerpt.of(text)));
        }
        return new CommitIdentity(form.group(1), form.group(2));
    }

    /** As git writes it, for example {@code Ada <ada@example.com>}. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
