package io.github.pluginregistry.core.source.recorded;

import io.github.pluginregistry.core.file.Fingerprint;
import io.github.pluginregistry.core.model.RepositoryId;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the file of a repository is called. */
final class RecordingName {

    /** Enough to tell the repositories of one folder apart. */
    private static final int DIGITS = 12;

    /** Addresses that a file's name can spell so that every file system tells them apart. */
    private static final Pattern PLAIN = Pattern.compile("https://[a-z0-9.-]+(/[a-z0-9._-]+)+");

    private static final int LONGEST = 120;

    private RecordingName() {}

    /**
     * The host and the path joined by {@code +}, for example {@code
     * github.com+pipe-cd+pipecd.json}. Where that would be ambiguous, since letters are capitals,
     * the address is none of https, or a character has no place in a name, a digest of the address
     * follows a {@code ~}.
     */
    static String of(RepositoryId repository) {
        String address = scheme(repository) + "://" + repository.host() + "/" + repository.path();
        String joined =
                Stream.concat(Stream.of(repository.host()), Stream.of(repository.path().split("/")))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replaceAll("[^A-Za-z0-9._-]", "_"))
                        .collect(Collectors.joining("+"));
        return PLAIN.matcher(address).matches() && joined.length() <= LONGEST
                ? joined + ".json"
                : joined.substring(0, Math.min(LONGEST, joined.length()))
                        + "~"
                        + digest(address)
                        + ".json";
    }

    private static String scheme(RepositoryId repository) {
        return switch (repository.transport()) {
            case HTTP -> URI.create(repository.address()).getScheme().toLowerCase(Locale.ROOT);
            case SSH -> "ssh";
            case LOCAL -> "file";
        };
    }

    private static String digest(String text) {
        return Fingerprint.of(text).substring(0, DIGITS);
    }
}
