package io.github.pluginregistry.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The directory that no symbolic link may lead out of: the checkout around a project, or the
 * project's own directory where there is no checkout. The author of a pull request chooses the
 * links in a checkout, so a link must not decide which files of this machine are shown or replaced.
 *
 * <p>Only links count, not paths: a directory outside that the build itself names, for example by
 * {@code ..}, is the choice of the maintainers of the build. It has a boundary of its own, the
 * checkout around it or the directory itself.
 */
public final class CheckoutBoundary {

    private static final String GIT = ".git";

    private final Path root;

    private CheckoutBoundary(Path root) {
        this.root = root;
    }

    /** The boundary of what belongs to a project. */
    public static CheckoutBoundary around(Path directory) {
        return new CheckoutBoundary(root(directory.toAbsolutePath().normalize()));
    }

    /**
     * A file or a directory with all links on the way to it resolved, so that it can be opened
     * without following any. Where there is no link below the boundary it is the path as it was
     * given, made absolute. It need not exist yet.
     *
     * @throws IOException if a link leads out of the boundary, into git's own directory, or nowhere
     */
    public Path resolve(Path file) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        if (place.startsWith(root)) {
            return inside(place);
        }
        Path named = Files.isDirectory(place) ? place : place.resolveSibling("").normalize();
        return around(named).inside(place);
    }

    private Path inside(Path place) throws IOException {
        Path from = real(root);
        Path real = real(place);
        if (real.equals(from.resolve(root.relativize(place)))) {
            return place;
        }
        if (!isInside(from, real)) {
            throw escape(place, from);
        }
        return real;
    }

    /** Git's own directory holds tokens and commands, and is no part of what is checked out. */
    private static boolean isInside(Path from, Path real) {
        if (!real.startsWith(from)) {
            return false;
        }
        for (Path name : from.relativize(real)) {
            if (name.toString().equalsIgnoreCase(GIT)) {
                return false;
            }
        }
        return true;
    }

    private IOException escape(Path place, Path from) throws IOException {
        Path link = root;
        for (Path name : root.relativize(place)) {
            link = link.resolve(name);
            if (Files.isSymbolicLink(link) && !isInside(from, real(link))) {
                break;
            }
        }
        return new IOException(
                "%s is a symbolic link that points outside of %s%s; it is not followed; remove the link, or configure its target, for example by registry.outputDirectory"
                        .formatted(
                                link, root, link.equals(place) ? "" : ", on the way to " + place));
    }

    private static Path real(Path place) throws IOException {
        Path there = place;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.exists(there)) {
            OutputPathValidator.refuse(there);
        }
        return there.toRealPath().resolve(there.relativize(place));
    }

    /**
     * The innermost checkout around a directory, or the directory itself. A checkout that a link in
     * another one leads to is not around it: that link is what must not lead out.
     */
    private static Path root(Path directory) {
        Deque<Path> checkouts = new ArrayDeque<>();
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(GIT), LinkOption.NOFOLLOW_LINKS)) {
                checkouts.push(at);
            }
        }
        if (checkouts.isEmpty()) {
            return directory;
        }
        Path root = checkouts.pop();
        for (Path inner : checkouts) {
            if (hasLinkBetween(root, inner)) {
                return root;
            }
            root = inner;
        }
        return root;
    }

    private static boolean hasLinkBetween(Path outer, Path inner) {
        Path at = outer;
        for (Path name : outer.relativize(inner)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }
}
