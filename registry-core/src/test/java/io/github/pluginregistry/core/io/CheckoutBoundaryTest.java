package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutBoundaryTest {

    @TempDir private Path machine;

    private Path checkout;
    private Path project;
    private Path elsewhere;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = machine.toRealPath().resolve("checkout");
        project = Files.createDirectories(checkout.resolve("project"));
        Files.createDirectory(checkout.resolve(".git"));
        elsewhere = Files.createDirectories(checkout.resolveSibling("elsewhere"));
        Files.writeString(elsewhere.resolve("settings.xml"), "secret");
    }

    @Test
    void aPathWithoutLinksStaysAsItIsWhetherItIsThereOrNot() throws IOException {
        Path there = Files.writeString(project.resolve("there"), "");
        assertThat(resolve(there)).isEqualTo(there);
        assertThat(resolve(project.resolve("docs/none"))).isEqualTo(project.resolve("docs/none"));
        assertThat(resolve(project.resolve("docs/../none"))).isEqualTo(project.resolve("none"));
    }

    @Test
    void aLinkWithinTheCheckoutIsResolved() throws IOException {
        Path site = Files.createDirectory(checkout.resolve("site"));
        Path page = Files.writeString(site.resolve("page"), "");
        Links.symbolic(project.resolve("docs"), Path.of("../site"));
        Links.symbolic(project.resolve("page"), Path.of("docs/page"));

        assertThat(resolve(project.resolve("docs/page"))).isEqualTo(page);
        assertThat(resolve(project.resolve("docs/new/page"))).isEqualTo(site.resolve("new/page"));
        assertThat(resolve(project.resolve("page"))).isEqualTo(page);
    }

    @Test
    void aFileThatLeadsOutIsRefused() throws IOException {
        Path link = Links.symbolic(project.resolve("a"), elsewhere.resolve("settings.xml"));
        assertThatThrownBy(() -> resolve(link))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s is a symbolic link that points outside of %s; it is not followed; remove the link, or configure its target, for example by registry.outputDirectory",
                        link, checkout);
    }

    @Test
    void aDirectoryOnTheWayThatLeadsOutIsRefusedAndNamed() throws IOException {
        Links.symbolic(checkout.resolve("away"), elsewhere);
        Links.symbolic(project.resolve("docs"), Path.of("../away"));
        Path file = project.resolve("docs/settings.xml");
        assertThatThrownBy(() -> resolve(file))
                .hasMessageStartingWith(
                        "%s is a symbolic link that points outside of %s, on the way to %s;",
                        project.resolve("docs"), checkout, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../.git/config", "../.git", "../.GIT/config"})
    void gitsOwnDirectoryIsNoPartOfTheCheckout(String target) throws IOException {
        Files.createDirectories(checkout.resolve(".GIT"));
        Files.writeString(checkout.resolve(".git/config"), "secret");
        Files.writeString(checkout.resolve(".GIT/config"), "secret");
        Path link = Links.symbolic(project.resolve("a"), Path.of(target));
        assertThatThrownBy(() -> resolve(link))
                .hasMessageContaining("points outside of " + checkout);
    }

    @Test
    void withoutACheckoutNothingLeadsOutOfTheProject() throws IOException {
        Files.delete(checkout.resolve(".git"));
        Files.writeString(checkout.resolve("other"), "");
        Path link = Links.symbolic(project.resolve("a"), Path.of("../other"));
        assertThatThrownBy(() -> resolve(link))
                .hasMessageContaining("points outside of " + project);
    }

    @Test
    void aPathOutsideThatTheBuildNamesIsItsOwnChoice() throws IOException {
        Path named = elsewhere.resolve("plugins.md");
        assertThat(resolve(named)).isEqualTo(named);
        assertThat(resolve(project.resolve("../../elsewhere/plugins.md"))).isEqualTo(named);
        Path link = Links.symbolic(elsewhere.resolveSibling("link"), elsewhere);
        assertThat(resolve(link)).isEqualTo(link);
        assertThat(resolve(link.resolve("plugins.md"))).isEqualTo(link.resolve("plugins.md"));
    }

    @Test
    void aLinkInADirectoryThatTheBuildNamesMustNotLeadOutOfThat() throws IOException {
        Path file = Files.writeString(project.resolve("b"), "");
        Path link = Links.symbolic(elsewhere.resolve("a"), file);
        assertThatThrownBy(() -> resolve(link))
                .hasMessageContaining("points outside of " + elsewhere);
    }

    /** Otherwise a link to another checkout would make that the boundary. */
    @Test
    void aCheckoutBehindALinkIsNotTheOneAround() throws IOException {
        Files.createDirectory(elsewhere.resolve(".git"));
        Path link = Links.symbolic(project.resolve("docs"), elsewhere);
        assertThatThrownBy(
                        () -> CheckoutBoundary.around(link).resolve(link.resolve("settings.xml")))
                .hasMessageContaining("points outside of " + checkout);
    }

    @Test
    void aCheckoutWithinAnotherIsTheBoundary() throws IOException {
        Files.writeString(project.resolve(".git"), "gitdir: elsewhere");
        Path link = Links.symbolic(project.resolve("a"), Path.of("../b"));
        Files.writeString(checkout.resolve("b"), "");
        assertThatThrownBy(() -> resolve(link))
                .hasMessageContaining("points outside of " + project);
    }

    @Test
    void linksAboveTheCheckoutAreTheMachinesOwn() throws IOException {
        Path way = Links.symbolic(checkout.resolveSibling("way"), checkout);
        Path file = Files.writeString(project.resolve("a"), "");
        Path named = way.resolve("project/a");
        assertThat(CheckoutBoundary.around(way.resolve("project")).resolve(named))
                .isEqualTo(named)
                .isNotEqualTo(file);
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws IOException {
        Path link = Links.symbolic(project.resolve("docs"), Path.of("gone"));
        assertThatThrownBy(() -> resolve(link.resolve("a")))
                .hasMessageStartingWith(link + " is a broken symbolic link");
    }

    private Path resolve(Path path) throws IOException {
        return CheckoutBoundary.around(project).resolve(path);
    }
}
