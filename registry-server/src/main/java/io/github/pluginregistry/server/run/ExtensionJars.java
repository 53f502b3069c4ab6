package io.github.pluginregistry.server.run;

import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ExtensionTerms;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars of extensions, in a directory that the operator fills. The server downloads none: what
 * runs in it is what somebody placed there.
 *
 * @param directory has the jars of extensions that are allowed by id, and for an artifact a
 *     directory {@code GROUP/ARTIFACT/VERSION} with its jar and those that it needs
 */
record ExtensionJars(Path directory) implements ExtensionSetup.ClassPaths {

    @Override
    public ExtensionTerms terms() {
        return new ExtensionTerms(
                "the server",
                "extensions.allowed of server.yaml",
                "the jars of " + directory,
                "place its jar there",
                "look at GET /api/v1/extensions and at the log of the server");
    }

    @Override
    public List<URL> bundled() throws ExtensionException {
        return Files.isDirectory(directory) ? jars(directory) : List.of();
    }

    @Override
    public List<URL> of(AllowedExtension.Artifact artifact) throws ExtensionException {
        Path place =
                directory
                        .resolve(artifact.groupId())
                        .resolve(artifact.artifactId())
                        .resolve(artifact.version());
        Path jar = place.resolve("%s-%s.jar".formatted(artifact.artifactId(), artifact.version()));
        if (!place.normalize().equals(place) || !Files.isRegularFile(jar)) {
            throw new ExtensionException(
                    "the extension %s:%s:%s is not there: the server downloads nothing, and %s does not exist"
                            .formatted(
                                    artifact.groupId(),
                                    artifact.artifactId(),
                                    artifact.version(),
                                    jar),
                    "place its jar there, and the jars that it needs in the same directory",
                    null);
        }
        return jars(place);
    }

    private static List<URL> jars(Path place) throws ExtensionException {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "*.jar")) {
            for (Path jar : found) {
                jars.add(jar.toUri().toURL());
            }
        } catch (IOException e) {
            throw new ExtensionException(
                    "the extensions in %s cannot be read".formatted(place),
                    "let the user that runs the server read the directory",
                    e);
        }
        return jars;
    }
}
