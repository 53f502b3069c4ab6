package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists the tags of repositories that a Gerrit has, and their dates. Run by {@code .ci/contract},
 * which starts it with three empty projects: one as any is, one that speaks no protocol version 2,
 * and one that offers filters.
 */
class GerritContract {

    private static final Instant TAGGED = Instant.parse("2026-11-01T10:00:00Z");
    private static final HttpClient HTTP = new HttpClient(new RequestCounter());

    /** The commit that all tags lead to. */
    private static String commit = "";

    @BeforeAll
    static void pushTags(@TempDir Path directory) throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            PersonIdent admin = new PersonIdent("Administrator", "admin@example.com");
            PersonIdent tagger = new PersonIdent(admin, TAGGED);
            commit =
                    git.commit()
                            .setMessage("A commit")
                            .setAuthor(tagger)
                            .setCommitter(tagger)
                            .setSign(false)
                            .call()
                            .name();
            git.tag().setName("plugin/a/v1.0.0").setAnnotated(false).call();
            git.tag()
                    .setName("plugin/a/v1.1.0")
                    .setTagger(tagger)
                    .setMessage("A tag")
                    .setSigned(false)
                    .call();
            git.tag().setName("plugin/b/v2.0.0").setAnnotated(false).call();
            for (String project : List.of("usual", "old", "filtering")) {
                // A tag may lead only to what a branch has.
                push(git, project, "HEAD:refs/heads/main");
                push(git, project, "refs/tags/*:refs/tags/*");
            }
        }
    }

    private static void push(Git git, String project, String refs) throws Exception {
        Iterable<PushResult> results =
                git.push()
                        .setRemote(address(project).toString())
                        .setCredentialsProvider(
                                new UsernamePasswordCredentialsProvider(user(), password()))
                        .setRefSpecs(new RefSpec(refs))
                        .call();
        assertThat(results)
                .flatExtracting(PushResult::getRemoteUpdates)
                .extracting(RemoteRefUpdate::getStatus)
                .containsOnly(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsTheTagsThatBeginWithAPrefix(boolean speaksVersion2) throws Exception {
        List<Release> tags = list("usual", speaksVersion2, Set.of("plugin/a/")).tags();

        assertThat(tags)
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("plugin/a/v1.0.0", "plugin/a/v1.1.0");
        assertThat(tags).extracting(Release::commit).containsOnly(Optional.of(commit));
    }

    @Test
    void listsNoTagWhereNoneBeginsWithAPrefix() throws Exception {
        assertThat(list("usual", true, Set.of("nothing/")).tags()).isEmpty();
    }

    /** Such a host lists all tags, whatever they begin with. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsTheTagsOfAHostThatSpeaksNoVersion2(boolean speaksVersion2) throws Exception {
        assertThat(advertisement("old").isVersion2()).isFalse();

        List<Release> tags = list("old", speaksVersion2, Set.of("plugin/a/")).tags();

        assertThat(tags)
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("plugin/a/v1.0.0", "plugin/a/v1.1.0", "plugin/b/v2.0.0");
        assertThat(tags).extracting(Release::commit).containsOnly(Optional.of(commit));
    }

    @Test
    void knowsNoDatesWhereNoFilterIsOffered() throws Exception {
        assertThat(advertisement("usual").canFilter()).isFalse();

        assertThat(dates("usual")).isEmpty();
        assertThat(dates("old")).isEmpty();
    }

    @Test
    void fetchesDatesWhereFiltersAreOffered() throws Exception {
        assertThat(dates("filtering"))
                .isEqualTo(
                        Map.of(
                                "plugin/a/v1.0.0", TAGGED,
                                "plugin/a/v1.1.0", TAGGED,
                                "plugin/b/v2.0.0", TAGGED));
    }

    private static TagListing list(String project, boolean speaksVersion2, Set<String> prefixes)
            throws Exception {
        RepositoryUrl repository = RepositoryUrl.of(address(project).toString());
        return new HttpTags(HTTP, repository, prefixes, TokenProvider.NONE)
                .tags(remote(project, speaksVersion2), SecretFilter.NONE);
    }

    private static Map<String, Instant> dates(String project) throws Exception {
        TagListing listing = list(project, false, Set.of(""));
        return listing.dates().of(listing.tags().stream().map(Release::tag).toList());
    }

    private static RefAdvertisement advertisement(String project) throws Exception {
        HttpRequest request = HttpRequest.get(remote(project, true).advertisement());
        return RefAdvertisement.parse(HTTP.send(request.with("Git-Protocol", "version=2")).body());
    }

    private static HttpRemote remote(String project, boolean speaksVersion2) {
        String account = user() + ":" + password();
        return new HttpRemote(
                address(project),
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(account.getBytes(StandardCharsets.UTF_8)),
                speaksVersion2);
    }

    private static URI address(String project) {
        return URI.create(gerrit()[0] + "/" + project);
    }

    private static String user() {
        return gerrit()[1];
    }

    private static String password() {
        return gerrit()[2];
    }

    /** Its address, and the name and the password of its administrator. */
    private static String[] gerrit() {
        String gerrit = System.getProperty("contract.gerrit", "");
        assertThat(gerrit).as("the address of a Gerrit: run .ci/contract").isNotEmpty();
        return gerrit.split(",", -1);
    }
}
