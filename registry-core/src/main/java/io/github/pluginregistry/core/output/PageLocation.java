package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The location of a registry's page relative to its definition.
 *
 * @param definitionDirectory the path from the page's directory to the definition's, with slashes
 *     and without one at the end, for example {@code ..}; empty where they are the same
 * @param definitionFile the definition's file name, for example {@code registry.yaml}
 * @param outputDirectory the path from the definition's directory to the page's, for example {@code
 *     docs}
 */
public record PageLocation(
        String definitionDirectory, String definitionFile, String outputDirectory) {

    private static final Pattern FOUND_BY_ITSELF =
            Pattern.compile("registry\\.(ya?ml|json)|pom\\.xml");
    private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");
    private static final String USUAL_OUTPUT = "docs";
    private static final Pattern ELSEWHERE = Pattern.compile("[/\\\\]|[^/]*:|.*\\\\.*");

    /**
     * The place of a page in a directory.
     *
     * @throws IllegalArgumentException if no relative path leads from one to the other
     */
    public static PageLocation of(Path outputDirectory, Path definition) {
        Path file = definition.toAbsolutePath().normalize();
        Path output = outputDirectory.toAbsolutePath().normalize();
        Path way = output.relativize(file);
        Optional<Path> directory = Optional.ofNullable(way.getParent());
        return new PageLocation(
                directory.map(PageLocation::slashed).orElse(""),
                String.valueOf(way.getFileName()),
                slashed(file.resolveSibling("").normalize().relativize(output)));
    }

    private static String slashed(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** The options that tell a goal, run in the definition's directory, about unusual files. */
    String goalOptions() {
        String definition =
                FOUND_BY_ITSELF.matcher(definitionFile).matches()
                        ? ""
                        : option("definition", definitionFile);
        return outputDirectory.equals(USUAL_OUTPUT)
                ? definition
                : definition
                        + option(
                                "outputDirectory",
                                outputDirectory.isEmpty() ? "." : outputDirectory);
    }

    /** In quotes where a shell needs them; nothing for a name that no quotes can hold. */
    private static String option(String name, String value) {
        String option = "registry." + name + "=" + value;
        if (PLAIN.matcher(value).matches()) {
            return " -D" + option;
        }
        return value.contains("'") || !ControlCharEscaper.of(value).equals(value)
                ? ""
                : " '-D" + option + "'";
    }

    /** Leads to the definition. */
    String linkToDefinition() {
        String name = MarkdownEscaper.code(definitionFile);
        return linkTo(definitionFile)
                .map(target -> MarkdownEscaper.link(name, target))
                .orElse(name);
    }

    /**
     * An address of the web as it is, and a path from the definition's directory as a URI reference
     * that starts from the registry's own files (RFC 3986, section 5.1.3). What lies below their
     * directory is named without leaving it, so that it is found where nothing else is served.
     */
    String reference(String target) {
        String below = outputDirectory + "/";
        return linkTo("", target.startsWith(below) ? target.substring(below.length()) : "")
                .or(() -> linkTo(target))
                .orElse(target);
    }

    /**
     * A link from the page to a file that the definition names.
     *
     * @param path a relative path with slashes, and possibly a {@code #fragment}
     * @return a URI reference; empty where the text is no such path
     */
    Optional<String> linkTo(String path) {
        return linkTo(definitionDirectory.isEmpty() ? "" : definitionDirectory + "/", path);
    }

    private static Optional<String> linkTo(String directory, String path) {
        if (path.isBlank()
                || ELSEWHERE.matcher(path).lookingAt()
                || !ControlCharEscaper.of(path).equals(path)) {
            return Optional.empty();
        }
        String[] parts = path.split("#", 2);
        try {
            String fragment = parts.length > 1 ? parts[1] : null;
            return Optional.of(new URI(null, null, directory + parts[0], fragment).toString());
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }
}
