package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads git's configuration files as git-config(1) describes them, and replaces includes by the
 * files. JGit does not support {@code includeIf}, nor a key on the line of its section, so it gets
 * one text without either.
 *
 * @param conditions whether the condition of an {@code includeIf} holds in a file
 */
record GitConfigReader(Path home, Predicate<Condition> conditions) {

    /** The depth that git allows. */
    private static final int DEEPEST = 10;

    private static final Pattern INCLUDE =
            Pattern.compile(
                    "\\[\\s*include(?<if>if\\s+\"(?<condition>(?:[^\"\\\\]|\\\\.)*)\")?\\s*]",
                    Pattern.CASE_INSENSITIVE);

    /**
     * A condition under which a file includes another one.
     *
     * @param text for example {@code gitdir:~/code/}
     */
    record Condition(String text, Path directory) {}

    /**
     * The text of a file with the files it includes; empty if the file does not exist.
     *
     * @throws IOException if the file is malformed, or includes a file that cannot be found here
     */
    String read(Path file) throws IOException {
        return read(file, 0);
    }

    private String read(Path file, int depth) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        if (depth > DEEPEST) {
            throw new IOException(
                    "git's configuration includes more than %d files in a row, the last one %s; does it include itself?"
                            .formatted(DEEPEST, file));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return flat(text.replaceFirst("^\uFEFF", ""), file, depth);
    }

    /**
     * A text with the files it includes.
     *
     * @param file the file that relative paths refer to
     */
    String flat(String text, Path file, int depth) throws IOException {
        StringBuilder flat = new StringBuilder();
        Optional<Matcher> including = Optional.empty();
        for (String line : lines(text)) {
            if (line.startsWith("[")) {
                including = Optional.of(INCLUDE.matcher(line)).filter(Matcher::matches);
            } else if (including.isPresent()) {
                flat.append(included(including.get(), line, file, depth));
                continue;
            }
            flat.append(line).append('\n');
        }
        config(flat.toString(), file);
        return flat.toString();
    }

    private String included(Matcher including, String line, Path file, int depth)
            throws IOException {
        @Nullable String path = config("[x]\n" + line + "\n", file).getString("x", null, "path");
        if (path == null || !holds(including, file)) {
            return "";
        }
        Path target = file.resolveSibling(expanded(path, file));
        return read(target, depth + 1) + including.group() + "\n";
    }

    private boolean holds(Matcher including, Path file) {
        return including.group("if") == null
                || conditions.test(
                        new Condition(
                                including.group("condition").replaceAll("\\\\(.)", "$1"),
                                file.resolveSibling("")));
    }

    private Path expanded(String path, Path file) throws IOException {
        if (path.startsWith("~/")) {
            return home.resolve(path.substring(2));
        }
        if (path.startsWith("~") || path.startsWith("%(prefix)")) {
            throw new IOException(
                    "%s includes %s, a path that only git can resolve; write an absolute path"
                            .formatted(file, path));
        }
        return Path.of(path);
    }

    private static Config config(String text, Path file) throws IOException {
        Config config = new Config();
        try {
            config.fromText(text);
            return config;
        } catch (ConfigInvalidException | IllegalArgumentException e) {
            throw new IOException(
                    "%s is not a valid git configuration: %s; correct it"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Lines as git reads them: a value goes on behind a backslash, a key may follow a section. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String begun = "";
        for (String physical : text.split("\r?\n", -1)) {
            String line = begun + (begun.isEmpty() ? physical.strip() : physical);
            boolean isComment = line.startsWith("#") || line.startsWith(";");
            if (!isComment && endsInTheMiddle(line)) {
                begun = line.substring(0, line.length() - 1);
                continue;
            }
            begun = "";
            int end = line.startsWith("[") ? endOfSection(line) : 0;
            if (end > 0) {
                lines.add(line.substring(0, end));
            }
            lines.add(line.substring(end).strip());
        }
        lines.add(begun);
        return lines;
    }

    private static boolean endsInTheMiddle(String line) {
        int backslashes = 0;
        while (backslashes < line.length()
                && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static int endOfSection(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                return i + 1;
            }
        }
        return line.length();
    }
}
