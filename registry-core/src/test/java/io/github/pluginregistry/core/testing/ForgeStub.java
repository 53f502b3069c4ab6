package io.github.pluginregistry.core.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A forge on loopback, at a port of its own, that answers as GitHub does: refs over git's protocol
 * version 2, releases of certain tags over GraphQL and REST, pull requests, and 404 for a
 * repository it does not have.
 */
public final class ForgeStub implements AutoCloseable {

    private final ForgeAnswers answers = new ForgeAnswers();
    private final WireMockServer server =
            new WireMockServer(
                    options()
                            .bindAddress("127.0.0.1")
                            .dynamicPort()
                            .disableRequestJournal()
                            .gzipDisabled(true)
                            .extensions(answers));

    private final URI apiUrl;

    private ForgeStub() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(answers.getName())));
        apiUrl = URI.create("http://127.0.0.1:" + server.port());
    }

    /** A running forge without repositories. */
    public static ForgeStub start() {
        return new ForgeStub();
    }

    /** From now on every answer takes so long. */
    public ForgeStub answeringAfter(Duration latency) {
        answers.faults().answeringAfter(latency);
        return this;
    }

    /** Adds a repository, for example {@code pipe-cd/pipecd}, without entries. */
    public ForgeStub repository(String repository) {
        answers.repositories().make(repository);
        return this;
    }

    /** Adds a published release with its tag, and its repository if need be. */
    public ForgeStub release(String repository, String tag) {
        return release(repository, ForgeRelease.of(tag));
    }

    /** Adds a release and, unless it is a draft, its tag; and its repository if need be. */
    public ForgeStub release(String repository, ForgeRelease release) {
        if (!release.draft()) {
            tag(repository, release.tag(), Commits.of(release.tag()));
        }
        return releaseWithoutTag(repository, release);
    }

    /** Adds a release whose tag is gone, and its repository if need be. */
    public ForgeStub releaseWithoutTag(String repository, ForgeRelease release) {
        answers.repositories().make(repository).addRelease(release);
        return this;
    }

    /** Adds a tag that leads to a commit, or moves it there; and its repository if need be. */
    public ForgeStub tag(String repository, String name, String commit) {
        answers.repositories().make(repository).addTag(name, commit);
        return this;
    }

    /** Adds a tag that is an object of its own and leads to a commit, or moves it there. */
    public ForgeStub annotatedTag(String repository, String name, String object, String commit) {
        answers.repositories().make(repository).addAnnotatedTag(name, object, commit);
        return this;
    }

    /** What goes wrong with git alone: capabilities and refs. */
    public ForgeFaults git() {
        return answers.gitFaults();
    }

    /** What goes wrong with the releases of certain tags alone, whether by GraphQL or by REST. */
    public ForgeFaults details() {
        return answers.detailsFaults();
    }

    /** From now on every request about a repository fails with a status. */
    public ForgeStub failing(String repository, int status) {
        return failing(repository, status, Map.of());
    }

    /** The same with headers, such as those of a rate limit. */
    public ForgeStub failing(String repository, int status, Map<String, String> headers) {
        answers.faults().failing(repository, status, headers);
        return this;
    }

    /** The next request about a repository, and no other, is answered so. */
    public ForgeStub failingOnce(String repository, int status, Map<String, String> headers) {
        answers.faults().failingOnce(repository, status, headers);
        return this;
    }

    /** From now on a repository is answered as WireMock can: faults, delays, any body. */
    public ForgeStub answering(String repository, ResponseDefinitionBuilder answer) {
        answers.faults().answering(repository, answer);
        return this;
    }

    /** From now on a repository's old name redirects to the new one, by number as GitHub does. */
    public ForgeStub renamed(String oldName, String newName) {
        answers.repositories().rename(oldName, newName);
        return this;
    }

    /**
     * From now on requests are answered so many at a time, and none before they have all come.
     *
     * @param alone how many are answered by themselves before that begins
     * @param together how many are answered at a time
     */
    public ForgeStub gathering(int alone, int together) {
        answers.faults().gathering(alone, together);
        return this;
    }

    /** All pull requests of a repository, open and closed, in the order of their numbers. */
    public List<ForgePull> pullRequests(String repository) {
        return answers.pulls().of(repository);
    }

    /** The address of the API and, with a repository's path behind it, of git. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** All requests so far, in the order in which they came. */
    public List<ForgeRequest> requests() {
        return answers.requests();
    }

    /** The most requests that were here at once. */
    public int mostAtOnce() {
        return answers.faults().mostAtOnce();
    }

    /** Stops the forge. */
    @Override
    public void close() {
        server.stop();
    }
}
