package io.github.pluginregistry.core.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The path of a file in a report, the same on every platform.
 *
 * @param path with slashes, for example {@code docs/plugins.json}
 * @param isBelow whether the path is relative to the root; otherwise it is absolute
 */
public record ReportPath(String path, boolean isBelow) {

    static ReportPath of(Path file, Path root) {
        boolean below = file.startsWith(root);
        Path path = below ? root.relativize(file) : file.toAbsolutePath();
        String drive =
                Optional.ofNullable(path.getRoot())
                        .map(it -> it.toString().replace('\\', '/'))
                        .orElse("");
        String names =
                StreamSupport.stream(path.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
        return new ReportPath(drive + names, below);
    }

    /** The same as a URI reference (RFC 3986): relative to the root, or of the scheme file. */
    public String uri() {
        String encoded =
                Arrays.stream(path.split("/", -1))
                        .map(ReportPath::encoded)
                        .collect(Collectors.joining("/"));
        return isBelow ? encoded : "file://" + (encoded.startsWith("/") ? "" : "/") + encoded;
    }

    /** Form encoding escapes more than a path needs, and a space as a plus sign. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
