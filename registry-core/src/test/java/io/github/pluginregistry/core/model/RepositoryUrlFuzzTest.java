package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.HostileText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an address says, it is one that can be shown and asked, or it is refused. */
class RepositoryUrlFuzzTest {

    @Property
    void isAnAddressOrRefused(@ForAll("addresses") String address) {
        try {
            RepositoryUrl repository = RepositoryUrl.of(address);
            assertThat(repository.address()).isEqualTo(address);
            assertThat(address)
                    .doesNotStartWith("-")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
            assertThat(repository.host()).doesNotStartWith("-");
            assertThat(repository).isEqualTo(RepositoryUrl.of(address));
            repository
                    .page()
                    .ifPresent(page -> assertThat(page.toString()).matches("https?://[!-~]+"));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                                "https://",
                                "http://",
                                "ssh://",
                                "file://",
                                "ext::",
                                "git@",
                                "h.example",
                                "HOST",
                                ":",
                                "/",
                                "//",
                                "@",
                                "-",
                                "-o",
                                "a",
                                "b.git",
                                ".git",
                                "..",
                                "~",
                                "%2D",
                                "%",
                                "[::1]",
                                ":22",
                                "?",
                                "#",
                                " ",
                                "\\",
                                "\u00e4",
                                "javascript",
                                "C:")
                        .list()
                        .ofMaxSize(8)
                        .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(20), HostileText.line());
    }
}
