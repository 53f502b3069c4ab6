package io.github.pluginregistry.core.text;

import java.util.regex.Pattern;

/** An address that a browser runs or shows as a page of its own, instead of following it. */
public final class ScriptAddress {

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:javascript|vbscript|data):");

    /** Browsers pass over these in front of a scheme and inside of it. */
    private static final Pattern PASSED_OVER = Pattern.compile("[\\p{Cntrl}\\s]");

    private ScriptAddress() {}

    /** Whether a link to this address is no link, for example {@code javascript:alert(1)}. */
    public static boolean is(String address) {
        return SCHEME.matcher(PASSED_OVER.matcher(address).replaceAll("")).lookingAt();
    }
}
