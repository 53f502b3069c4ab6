package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.source.Token;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes are those that sha256sum gives. */
class EntityTagsTest {

    private static final Request REQUEST =
            new Request.Builder()
                    .url("https://api.github.com/repos/o/r/tags")
                    .header("Accept", "application/json")
                    .build();
    private static final ByteString PAGE = ByteString.encodeUtf8("[]");

    /** {@code printf 'application/json:Bearer one:[]' | sha256sum}. */
    private static final String FOR_ONE =
            "f38ab72a478261bc02722db73dd0ed0c888bc4eb48a0d3cd13ed041a9c708b8a";

    /** {@code printf 'application/json:Bearer two:[]' | sha256sum}. */
    private static final String FOR_TWO =
            "ad0275645d4492f5749a7d6eb32bc11f71d8dbe0544522b16b0853745edd96f2";

    /** {@code printf '[]' | sha256sum}. */
    private static final String FOR_NOBODY =
            "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";

    private final EntityTags one = new EntityTags(Optional.of(Token.of("one")));
    private final EntityTags two = new EntityTags(Optional.of(Token.of("two")));

    @Test
    void keepNoHashThatTheTokenIsIn() {
        assertThat(one.kept(REQUEST, answer("W/\"" + FOR_ONE + "\""), PAGE)).contains("W/\"\"");
        assertThat(one.kept(REQUEST, answer("\"" + FOR_ONE + "\""), PAGE)).contains("\"\"");
    }

    @Test
    void areWorkedOutForWhoeverAsks() {
        assertThat(two.asked(REQUEST, new KeptPage("W/\"\"", page())))
                .contains("W/\"" + FOR_TWO + "\"");
    }

    @Test
    void areOfThePageAloneWhereNothingElseIsSaid() {
        Request bare = REQUEST.newBuilder().removeHeader("Accept").build();

        assertThat(new EntityTags(Optional.empty()).asked(bare, new KeptPage("\"\"", page())))
                .contains("\"" + FOR_NOBODY + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "\"!#$~\"", "W/\"" + FOR_TWO + "\""})
    void stayAsTheyCameWhereTheyAreNoSuchHash(String tag) {
        assertThat(one.kept(REQUEST, answer(tag), PAGE)).contains(tag);
        assertThat(two.asked(REQUEST, new KeptPage(tag, page()))).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "w/\"abc\"", "\"a\"b\"", "\"a b\"", "\"a\", \"b\"", "*", ""})
    void areNoneWhereTheyBreakTheGrammar(String tag) {
        assertThat(one.kept(REQUEST, answer(tag), PAGE)).isEmpty();
        assertThat(one.asked(REQUEST, new KeptPage(tag, page()))).isEmpty();
    }

    private static Page page() {
        return new Page(new Links(""), PAGE);
    }

    private static Response answer(String tag) {
        return new Response.Builder()
                .request(REQUEST)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .header("ETag", tag)
                .build();
    }
}
