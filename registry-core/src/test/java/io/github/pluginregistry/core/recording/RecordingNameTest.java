package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingNameTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/pipe-cd/pipecd     , github.com+pipe-cd+pipecd.json
                    https://GitHub.com/pipe-cd/pipecd.git/, github.com+pipe-cd+pipecd.json
                    https://git.example.com/group/sub/name, git.example.com+group+sub+name.json
                    """)
    void joinsHostAndPath(String address, String name) {
        assertThat(RecordingWriter.fileName(RepositoryUrl.of(address))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://github.com/Netflix/eureka   , github\\.com\\+Netflix\\+eureka~[0-9a-f]{12}\\.json
                    http://github.com/pipe-cd/pipecd    , github\\.com\\+pipe-cd\\+pipecd~[0-9a-f]{12}\\.json
                    https://git.example.com:8443/a/b    , git\\.example\\.com_8443\\+a\\+b~[0-9a-f]{12}\\.json
                    git@github.com:pipe-cd/pipecd.git   , github\\.com\\+pipe-cd\\+pipecd~[0-9a-f]{12}\\.json
                    ../plugins                          , \\.\\.\\+plugins~[0-9a-f]{12}\\.json
                    /                                   , ~[0-9a-f]{12}\\.json
                    con                                 , con~[0-9a-f]{12}\\.json
                    'C:\\Users\\me\\plugins'            , C__Users_me_plugins~[0-9a-f]{12}\\.json
                    """)
    void addsADigestIfTheNameIsAmbiguous(String address, String pattern) {
        assertThat(RecordingWriter.fileName(RepositoryUrl.of(address))).matches(pattern);
    }

    @Property
    void isSafeOnEveryFileSystem(@ForAll("addresses") String address) {
        assertThat(RecordingWriter.fileName(RepositoryUrl.of(address)))
                .matches("[A-Za-z0-9._+~-]+\\.json")
                .doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)\\..*")
                .hasSizeLessThan(150);
    }

    @Property
    void isUniquePerAddressIgnoringCase(
            @ForAll("addresses") String one, @ForAll("addresses") String other) {
        RepositoryUrl first = RepositoryUrl.of(one);
        RepositoryUrl second = RepositoryUrl.of(other);

        assertThat(name(first).equals(name(second))).isEqualTo(first.equals(second));
    }

    private static String name(RepositoryUrl repository) {
        return RecordingWriter.fileName(repository).toLowerCase(Locale.ROOT);
    }

    /** Few letters, so that addresses often differ by little. */
    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> starts =
                Arbitraries.of(
                        "https://h/", "http://h/", "https://H:1/", "ssh://h/", "git@h0:", "/", "");
        Arbitrary<String> paths =
                Arbitraries.strings().withChars("aA+-_./").ofMinLength(1).ofMaxLength(4);
        Arbitrary<String> longer = paths.map(path -> path + "a".repeat(300));
        return Combinators.combine(starts, Arbitraries.oneOf(paths, longer))
                .as(String::concat)
                .filter(address -> !address.matches("(git@h0:)?-.*"));
    }
}
