package io.github.pluginregistry.core.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;

/** Asks the git command for the order of tags, in a repository that has those tags alone. */
final class GitOracle {

    private static final PersonIdent AUTHOR =
            new PersonIdent("Author", "author@example.com", Instant.EPOCH, ZoneOffset.UTC);

    /** Without it git puts {@code v1.0.0-rc1} above {@code v1.0.0}. */
    static final String PRERELEASES_BELOW = "versionsort.suffix=-";

    private final Path directory;

    private GitOracle(Path directory) {
        this.directory = directory;
    }

    static boolean isAvailable() {
        try {
            return run(List.of("git", "--version")).startsWith("git version");
        } catch (IOException e) {
            return false;
        }
    }

    /** Builds a bare repository with one commit and these tags on it. */
    static GitOracle of(Path directory, List<String> tags) throws Exception {
        try (Git git = Git.init().setBare(true).setDirectory(directory.toFile()).call();
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(new TreeFormatter()));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            for (String tag : tags) {
                RefUpdate update = git.getRepository().updateRef("refs/tags/" + tag);
                update.setNewObjectId(id);
                update.update();
            }
        }
        return new GitOracle(directory);
    }

    /** The tags that one of git's globs matches, the highest first, prereleases below. */
    List<String> highestFirst(String glob) throws IOException {
        return highestFirst(glob, PRERELEASES_BELOW);
    }

    List<String> highestFirst(String glob, String setting) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of("-c", setting));
        command.addAll(List.of("tag", "--list", glob, "--sort=-version:refname"));
        return run(command).lines().toList();
    }

    private static String run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Neither the machine's settings nor a hook that runs this build may change the order.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment()
                .putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return answer;
    }
}
