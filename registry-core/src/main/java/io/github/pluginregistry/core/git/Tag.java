package io.github.pluginregistry.core.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag.
 *
 * @param name the name without {@code refs/tags/}
 * @param object the id of the object that the ref names, an annotated tag's own: 40 or 64
 *     hexadecimal digits
 * @param commit the id of the object that it leads to, an annotated tag peeled
 */
public record Tag(String name, String object, String commit) {

    static final String PEELED = "^{}";

    private static final String PREFIX = "refs/tags/";

    /** An object id, the ref's name, and attributes or, after a NUL, capabilities. */
    private static final Pattern LINE =
            Pattern.compile(
                    "([0-9a-f]{40}|[0-9a-f]{64}) ([^ \\x00]+)(?: ([^\\x00]*))?(?:\\x00.*)?",
                    Pattern.DOTALL);

    private static final Pattern PEELED_ATTRIBUTE =
            Pattern.compile("(?:^| )peeled:([0-9a-f]{40}|[0-9a-f]{64})(?: |$)");

    Tag leadingTo(String peeled) {
        return new Tag(name, object, peeled);
    }

    /**
     * Reads one line of a list of refs.
     *
     * @return empty where the ref is no tag
     * @throws GitProtocolException if the line names no ref
     */
    static Optional<Tag> parse(String line) throws GitProtocolException {
        requireNoError(line);
        Matcher ref = LINE.matcher(line);
        if (!ref.matches()) {
            if (line.startsWith("unborn ")) {
                return Optional.empty();
            }
            throw new GitProtocolException("a line names no ref");
        }
        if (!ref.group(2).startsWith(PREFIX)) {
            return Optional.empty();
        }
        String name = ref.group(2).substring(PREFIX.length());
        Matcher peeled = PEELED_ATTRIBUTE.matcher(Optional.ofNullable(ref.group(3)).orElse(""));
        return Optional.of(
                new Tag(name, ref.group(1), peeled.find() ? peeled.group(1) : ref.group(1)));
    }

    /** A host may refuse within a response that succeeds. What it says may be anything. */
    static void requireNoError(String line) throws GitProtocolException {
        if (line.startsWith("ERR ")) {
            throw new GitProtocolException("the host refused within its response");
        }
    }
}
