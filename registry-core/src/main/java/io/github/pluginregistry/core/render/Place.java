package io.github.pluginregistry.core.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where a registry's page stands, seen from its definition.
 *
 * @param definitionDirectory the way from the page's directory to the definition's, with slashes
 *     and without one at the end, for example {@code ..}; empty where they are the same
 * @param definitionFile the definition's file name, for example {@code registry.yaml}
 */
public record Place(String definitionDirectory, String definitionFile) {

    private static final Pattern FOUND_BY_ITSELF =
            Pattern.compile("registry\\.(ya?ml|json)|pom\\.xml");
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");
    private static final Pattern ELSEWHERE = Pattern.compile("[/\\\\]|[^/]*:|.*\\\\.*");

    /**
     * The place of a page in a directory.
     *
     * @param outputDirectory where the page is written
     * @param definition the definition's file
     * @throws IllegalArgumentException if no relative path leads from one to the other
     */
    public static Place of(Path outputDirectory, Path definition) {
        Path file = definition.toAbsolutePath().normalize();
        Path way = outputDirectory.toAbsolutePath().normalize().relativize(file);
        Optional<Path> directory = Optional.ofNullable(way.getParent());
        return new Place(
                directory.map(Place::slashed).orElse(""), String.valueOf(way.getFileName()));
    }

    private static String slashed(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** What tells a goal run in the definition's directory which file it is. */
    String goalOption() {
        boolean found = FOUND_BY_ITSELF.matcher(definitionFile).matches();
        boolean plain = PLAIN.matcher(definitionFile).matches();
        return found || !plain ? "" : " -Dregistry.definition=" + definitionFile;
    }

    /** Leads to the definition. */
    String linkToDefinition() {
        String name = Markup.code(definitionFile);
        return linkTo(definitionFile).map(target -> Markup.link(name, target)).orElse(name);
    }

    /**
     * A link from the page to a file that the definition names.
     *
     * @param path a relative path with slashes, and possibly a {@code #fragment}
     * @return a URI reference; empty where the text is no such path
     */
    Optional<String> linkTo(String path) {
        if (path.isBlank()
                || ELSEWHERE.matcher(path).lookingAt()
                || !Visible.of(path).equals(path)) {
            return Optional.empty();
        }
        String[] parts = path.split("#", 2);
        String directory = definitionDirectory.isEmpty() ? "" : definitionDirectory + "/";
        try {
            String fragment = parts.length > 1 ? parts[1] : null;
            return Optional.of(new URI(null, null, directory + parts[0], fragment).toString());
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }
}
