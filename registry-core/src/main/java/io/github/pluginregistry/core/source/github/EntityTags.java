package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.Token;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/**
 * The entity tags (RFC 9110, section 8.8.3) with which a kept page is asked for.
 *
 * <p>A page that a token has opened has another tag for the next token, although it is the same:
 * GitHub's tags are a hash over the request's {@code Accept} and {@code Authorization} and the
 * page. That is seen and not documented. So where a page came with exactly this hash for its tag,
 * the hash is worked out again for whoever asks, and the tag is kept without it; else the tag is
 * kept as it came. A guess that is wrong costs nothing but the page.
 */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("((?:W/)?)\"([!#-~]*)\"");

    /** What is kept of a tag that can be worked out again. */
    private static final String DERIVED = "\"\"";

    private final Optional<Token> token;

    EntityTags(Optional<Token> token) {
        this.token = token;
    }

    /** The tag to keep with the page that an answer brought; empty where it has none. */
    Optional<String> kept(Request request, Response answer, ByteString page) {
        return Optional.ofNullable(answer.header("ETag"))
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .map(
                        tag ->
                                tag.group(2).equals(hash(request, page))
                                        ? tag.group(1) + DERIVED
                                        : tag.group());
    }

    /** The tag to ask with whether a kept page has changed; empty where what was kept is none. */
    Optional<String> asked(Request request, KeptPage kept) {
        return Optional.of(kept.tag())
                .filter(tag -> TAG.matcher(tag).matches())
                .map(tag -> tag.replace(DERIVED, '"' + hash(request, kept.page().body()) + '"'));
    }

    private String hash(Request request, ByteString page) {
        Buffer hashed = new Buffer();
        Optional.ofNullable(request.header("Accept"))
                .ifPresent(accept -> hashed.writeUtf8(accept).writeByte(':'));
        token.ifPresent(it -> hashed.writeUtf8(TokenInterceptor.header(it)).writeByte(':'));
        return hashed.write(page).sha256().hex();
    }
}
