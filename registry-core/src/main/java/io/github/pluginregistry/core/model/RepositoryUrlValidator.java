package io.github.pluginregistry.core.model;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rejects unsafe URLs of repositories, before anything is requested. */
public final class RepositoryUrlValidator {

    /** Half of the longest path. */
    private static final int LONGEST = 2000;

    private static final Predicate<String> HIDES =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]").asPredicate();

    /** What git runs a program for, {@code git-remote-ext} for {@code ext::...}. */
    private static final Pattern REMOTE_HELPER = Pattern.compile("[A-Za-z0-9+.-]*::");

    private static final Predicate<String> HOST =
            Pattern.compile("[\\p{L}\\p{N}._-]+").asMatchPredicate();

    private static final Pattern SCRIPT_SCHEME =
            Pattern.compile("(?i)(?:javascript|vbscript|data):");

    /** Browsers ignore these in front of a scheme and inside of it. */
    private static final Pattern IGNORED = Pattern.compile("[\\p{Cntrl}\\s]");

    private RepositoryUrlValidator() {}

    /** Whether a browser runs an address instead of following it: {@code javascript:alert(1)}. */
    public static boolean isScript(String address) {
        return SCRIPT_SCHEME.matcher(IGNORED.matcher(address).replaceAll("")).lookingAt();
    }

    /**
     * @throws IllegalArgumentException if the address is never asked and never shown; the message
     *     says why, and does not repeat it
     */
    static void require(String address) {
        if (address.isBlank() || address.length() > LONGEST || HIDES.test(address)) {
            throw new IllegalArgumentException(
                    "a URL must not be empty, has at most %d characters, and no invisible ones"
                            .formatted(LONGEST));
        }
        if (REMOTE_HELPER.matcher(address).lookingAt() || isScript(address)) {
            throw new IllegalArgumentException(
                    "expected https://, http://, ssh://, file://, user@host:path or a path");
        }
        requireNoOption(address);
    }

    /** Programs read a {@code -} in front of a host or of a path on it so. */
    static void requireNoOption(String part) {
        if (part.startsWith("-")) {
            throw new IllegalArgumentException(
                    "no part of a URL may start with -, because a program would read it as an option");
        }
    }

    /** The short form of ssh takes anything in front of its colon for a host. */
    static void requireHost(String part) {
        if (!HOST.test(part)) {
            throw new IllegalArgumentException("the URL has no host");
        }
    }
}
