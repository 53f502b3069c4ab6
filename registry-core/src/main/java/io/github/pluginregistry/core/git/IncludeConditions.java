package io.github.pluginregistry.core.git;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/**
 * Evaluates the conditions of {@code includeIf} as git-config(1) describes them: {@code gitdir},
 * {@code gitdir/i} and {@code onbranch}. Any other condition is unsupported.
 *
 * @param gitDirectories the paths of the git directory, with and without symbolic links
 * @param checkedOut the branch that is checked out; empty where none is
 * @param isOtherMet the value of any other condition
 */
record IncludeConditions(Set<Path> gitDirectories, String checkedOut, Path home, boolean isOtherMet)
        implements Predicate<GitConfigReader.Condition> {

    @Override
    public boolean test(GitConfigReader.Condition condition) {
        int colon = condition.text().indexOf(':');
        String kind = condition.text().substring(0, Math.max(colon, 0));
        String pattern = condition.text().substring(colon + 1);
        return switch (kind) {
            case "gitdir" -> isGitDirectory(condition, pattern, false);
            case "gitdir/i" -> isGitDirectory(condition, pattern, true);
            case "onbranch" ->
                    !checkedOut.isEmpty() && matches("/" + open(pattern), "/" + checkedOut);
            default -> isOtherMet;
        };
    }

    private boolean isGitDirectory(
            GitConfigReader.Condition condition, String pattern, boolean anyCase) {
        String whole = open(anchored(condition, pattern));
        return gitDirectories.stream()
                .map(IncludeConditions::slashed)
                .anyMatch(
                        path ->
                                anyCase
                                        ? matches(
                                                whole.toLowerCase(Locale.ROOT),
                                                path.toLowerCase(Locale.ROOT))
                                        : matches(whole, path));
    }

    private String anchored(GitConfigReader.Condition condition, String pattern) {
        if (pattern.startsWith("~/")) {
            return slashed(home) + pattern.substring(1);
        }
        if (pattern.startsWith("./")) {
            return slashed(condition.directory().toAbsolutePath().normalize())
                    + pattern.substring(1);
        }
        boolean isAbsolute = pattern.startsWith("/") || Path.of(pattern).isAbsolute();
        return isAbsolute ? pattern : "**/" + pattern;
    }

    private static String open(String pattern) {
        return pattern.endsWith("/") ? pattern + "**" : pattern;
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static boolean matches(String pattern, String path) {
        return new FastIgnoreRule(pattern).isMatch(path, false, true);
    }
}
