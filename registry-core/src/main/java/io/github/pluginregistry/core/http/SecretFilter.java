package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.Release;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes a token from everything that a host sends, before any of it gets into a log, a file or a
 * message: a host that was sent a token may repeat it in a redirect, a refusal or a tag. Finds it
 * in any case, as it is, encoded for an address, in hexadecimal digits, and in Base64 whatever
 * stands before it, as in the header that carries a user and a password. It is applied before a
 * text is cut, since a part of the token could remain otherwise.
 */
public final class SecretFilter {

    /** Finds nothing. */
    public static final SecretFilter NONE = new SecretFilter(Set.of());

    /** A shorter token would be found in unrelated texts. */
    private static final int SHORTEST = 4;

    private final Set<String> forms;
    private final Pattern pattern;

    private SecretFilter(Set<String> forms) {
        this.forms = forms;
        this.pattern =
                Pattern.compile(
                        forms.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE);
    }

    /** A filter for the responses of a host that was sent a token. */
    public static SecretFilter of(Token token) {
        String secret = token.reveal();
        return secret.length() < SHORTEST ? NONE : new SecretFilter(forms(secret));
    }

    private static Set<String> forms(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        Stream<String> base64 =
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .flatMap(
                                encoder -> Stream.of(0, 1, 2).map(i -> base64(secret, i, encoder)));
        return Stream.concat(Stream.of(secret, encoded, encoded.replace("+", "%20"), hex), base64)
                .map(form -> form.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The Base64 digits that depend only on the secret, if some bytes precede it. */
    private static String base64(String secret, int before, Base64.Encoder encoder) {
        byte[] bytes = (" ".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String digits = encoder.withoutPadding().encodeToString(bytes);
        int first = (before * 8 + 5) / 6;
        return digits.substring(first, bytes.length * 8 / 6);
    }

    /** Whether a text repeats the token. */
    public boolean finds(String text) {
        if (forms.isEmpty()) {
            return false;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return forms.stream().anyMatch(folded::contains);
    }

    /** The text with stars in place of the token. */
    public String clean(String text) {
        return finds(text)
                ? pattern.matcher(text).replaceAll(Matcher.quoteReplacement("***"))
                : text;
    }

    /** The same failure without the token, and without the causes where one repeats it. */
    public SourceException clean(SourceException failure) {
        boolean found =
                Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                        .limit(20)
                        .anyMatch(cause -> finds(String.valueOf(cause)));
        return found
                ? new SourceException(
                        failure.kind(), clean(failure.problem()), clean(failure.remedy()), null)
                : failure;
    }

    /** The releases, if none repeats the token; without a part of its name, a tag is another. */
    public List<Release> require(List<Release> releases, String host) throws SourceException {
        for (Release release : releases) {
            if (finds(release.tag())) {
                throw repeated(host);
            }
        }
        return releases;
    }

    /** A host repeated the token in a place where it cannot be removed. */
    public static SourceException repeated(String host) {
        return new SourceException(
                SourceException.Kind.UNUSABLE,
                host
                        + " repeats the token that it was sent in its answer, so the answer is not used",
                "revoke the token, and ask who keeps the host why it repeats tokens",
                null);
    }
}
