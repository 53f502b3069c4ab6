package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of the files of one that was killed while it took a checkout on. */
class FastForwardJournalTest {

    private static final List<String> REFS = List.of("refs/heads/main", "refs/remotes/origin/main");

    @TempDir private Path directory;

    private Git git;
    private Path files;
    private ObjectId next;

    @BeforeEach
    void cloneARepository() throws Exception {
        try (Upstream upstream = Upstream.in(directory.resolve("upstream.git"))) {
            upstream.commit("main", Map.of("README.md", "one\n"));
            git = upstream.clone(directory.resolve("checkout"));
            next = ObjectId.fromString(upstream.commit("main", Map.of("README.md", "two\n")));
        }
        files = directory.resolve("checkout/.git");
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void undoesIfTheBranchHasNotMoved() throws Exception {
        String index = text("index");
        assertThat(journal().begin(next, REFS)).isTrue();
        Files.writeString(journal().draftOfIndex(), "new");
        Files.writeString(journal().draftOfObject(), "new");

        journal().recover();

        assertThat(text("index")).isEqualTo(index);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void finishesIfTheBranchHasMoved() throws Exception {
        assertThat(journal().begin(next, REFS)).isTrue();
        Files.writeString(journal().draftOfIndex(), "new");
        write("refs/heads/main", next.name() + "\n");

        journal().recover();

        assertThat(text("index")).isEqualTo("new");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void keepsLocksOfOtherPrograms() throws Exception {
        write("index.lock", "");
        write("refs/remotes/origin/main.lock", "0".repeat(40) + "\n");
        assertThat(journal().begin(next, REFS)).isFalse();
        write("registry-publish", next.name() + "\n" + String.join("\n", REFS) + "\n.\n");

        journal().recover();

        assertThat(leftovers()).containsExactlyInAnyOrder("index.lock", "main.lock");
    }

    @Test
    void removesTheLocksOfRefsThatTheKilledRunTook() throws Exception {
        write("refs/heads/main.lock", next.name().substring(0, 7));
        Path older = write("refs/remotes/origin/main.lock", next.name() + "\n");
        Files.setLastModifiedTime(older, FileTime.from(Instant.EPOCH));
        assertThat(journal().begin(next, REFS)).isTrue();
        Files.setLastModifiedTime(
                files.resolve("refs/heads/main.lock"),
                Files.getLastModifiedTime(files.resolve("registry-publish")));

        journal().recover();

        assertThat(leftovers()).containsExactly("main.lock");
        assertThat(older).exists();
    }

    @Test
    void ignoresAnIncompleteJournal() throws Exception {
        for (String text :
                List.of("", next.name().substring(0, 9), next.name() + "\nrefs/heads/main")) {
            write("registry-publish", text);
            write("refs/heads/main.lock", "");

            journal().recover();

            assertThat(leftovers()).as(text).containsExactly("main.lock");
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        assertThat(journal().begin(next, REFS)).isTrue();
        Files.copy(files.resolve("index"), journal().draftOfIndex());
        journal().replaceIndex();
        journal().end();

        assertThat(leftovers()).isEmpty();
        assertThat(git.status().call().isClean()).isTrue();
    }

    @Test
    void deletesOnlyScratchRepositoriesOfTheSameRepository() throws Exception {
        try (ScratchRepository killed = scratch(files);
                ScratchRepository other = scratch(directory.resolve("upstream.git"))) {
            ScratchDirectories.sweep(files, Environment.ofProcess().temporary());

            assertThat(killed.directory()).doesNotExist();
            assertThat(other.directory()).exists();
        }
    }

    @Test
    void removesTheBranchLockOfAKilledPush() throws Exception {
        Path remote = directory.resolve("upstream.git");
        Path lock = remote.resolve("refs/heads/main.lock");
        for (String text : List.of("", next.name(), "another program's\n")) {
            try (ScratchRepository killed = scratch(files)) {
                Files.write(
                        killed.directory().resolve("pushing"),
                        List.of(lock.toString(), next.name(), "."));
                Files.writeString(lock, text);

                ScratchDirectories.sweep(files, Environment.ofProcess().temporary());

                assertThat(Files.exists(lock)).as(text).isEqualTo(text.startsWith("another"));
                assertThat(killed.directory()).doesNotExist();
            }
        }
    }

    private static ScratchRepository scratch(Path common) throws IOException {
        Remote remote = new Remote("origin", RepositoryUrl.of("."), false);
        return ScratchRepository.beside(
                common,
                remote,
                new GitRemote(
                        remote.repository(),
                        common,
                        TokenProvider.NONE,
                        GitTimeouts.STANDARD,
                        common));
    }

    private FastForwardJournal journal() {
        return new FastForwardJournal(git.getRepository());
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(files.resolve(file), text);
    }

    private String text(String file) throws IOException {
        return Files.readString(files.resolve(file), StandardCharsets.ISO_8859_1);
    }

    /** What is ours, or may be; JGit clears up by itself after a clone. */
    private List<String> leftovers() throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".lock") || name.startsWith("registry-publish"))
                    .filter(name -> !name.equals("gc.log.lock"))
                    .toList();
        }
    }
}
