package io.github.pluginregistry.server;

import io.github.pluginregistry.core.git.NoConfigSystemReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A repository of plugins, and the repository of a registry of them, both bare. */
public final class TestRepositories {

    /** The definition of a registry of one plugin. */
    private static final String DEFINITION =
            """
            name: Test
            description: A registry for tests.
            repository: %1$s
            outputs: [json, markdown, schema, properties]
            plugins:
              - id: kubernetes
                name: Kubernetes
                description: Deploys to Kubernetes.
                repository: %2$s
                tagPattern: "kubernetes/*"
            """;

    private final Path plugins;
    private final Path registry;
    private final Path work;

    private TestRepositories(Path directory) {
        plugins = directory.resolve("plugins.git");
        registry = directory.resolve("registry.git");
        work = directory.resolve("work");
    }

    /** Creates both in a directory; the plugin has no release yet. */
    public static TestRepositories in(Path directory) throws IOException, GitAPIException {
        NoConfigSystemReader.install();
        TestRepositories made = new TestRepositories(directory);
        made.create(made.plugins, "README", "Plugins");
        made.create(
                made.registry, "registry.yaml", DEFINITION.formatted(made.registry, made.plugins));
        return made;
    }

    private void create(Path bare, String file, String text) throws IOException, GitAPIException {
        Path clone = work.resolve(String.valueOf(bare.getFileName()));
        Git.init()
                .setBare(true)
                .setDirectory(bare.toFile())
                .setInitialBranch("main")
                .call()
                .close();
        try (Git git = Git.init().setDirectory(clone.toFile()).setInitialBranch("main").call()) {
            Files.writeString(clone.resolve(file), text);
            git.add().addFilepattern(file).call();
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com")
                    .setSign(false)
                    .call();
            git.push().setRemote(bare.toString()).add("main").call();
        }
    }

    /** Pushes a tag of the plugin. */
    public void tag(String name) throws IOException, GitAPIException {
        try (Git git = Git.open(work.resolve("plugins.git").toFile())) {
            git.tag().setName(name).setAnnotated(false).setSigned(false).call();
            git.push().setRemote(plugins.toString()).setPushTags().call();
        }
    }

    /** The address of the registry's repository. */
    public String registry() {
        return registry.toString();
    }

    /** The address of the repository of plugins. */
    public String plugins() {
        return plugins.toString();
    }

    /** A file as it is on the branch of the registry; empty where there is none. */
    public String published(String path) throws IOException {
        try (Git git = Git.open(registry.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            RevCommit head = walk.parseCommit(git.getRepository().resolve("refs/heads/main"));
            try (TreeWalk tree = TreeWalk.forPath(git.getRepository(), path, head.getTree())) {
                return tree == null
                        ? ""
                        : new String(
                                git.getRepository().open(tree.getObjectId(0)).getBytes(),
                                StandardCharsets.UTF_8);
            }
        }
    }

    /** The commit of the branch of the registry. */
    public String head() throws IOException {
        try (Git git = Git.open(registry.toFile())) {
            return ObjectId.toString(git.getRepository().resolve("refs/heads/main"));
        }
    }
}
