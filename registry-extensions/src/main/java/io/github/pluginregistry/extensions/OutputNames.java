package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.output.RegistryFiles;
import java.util.Arrays;
import java.util.Locale;

/** Which names the files of extensions may have. */
public final class OutputNames {

    private OutputNames() {}

    /** Whether an extension may render a file with this name, if no other extension does. */
    public static boolean isUsable(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return isBelow(file)
                && RegistryFiles.NAMES.stream()
                        .noneMatch(own -> name.equals(own) || name.startsWith(own + "/"));
    }

    /** Names that mean the same file on every system, and no hidden one such as those of git. */
    static boolean isBelow(String file) {
        return !file.isEmpty()
                && file.codePoints().noneMatch(OutputNames::isUnsafe)
                && Arrays.stream(file.split("/", -1)).allMatch(OutputNames::isName);
    }

    private static boolean isUnsafe(int character) {
        return character == '\\'
                || character == ':'
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE;
    }

    /** Windows takes a dot or a space at the end away. */
    private static boolean isName(String part) {
        return !part.isEmpty()
                && !part.startsWith(".")
                && !part.endsWith(".")
                && !part.endsWith(" ");
    }
}
