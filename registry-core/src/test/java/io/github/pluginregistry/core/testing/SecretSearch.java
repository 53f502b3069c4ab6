package io.github.pluginregistry.core.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks for a secret in everything that a run leaves behind, in every form in which it may get
 * there: as it is, encoded for an address, in hexadecimal digits, and in Base64 whatever stands
 * before it, as in the header that carries a user's name and a password.
 */
public final class SecretSearch {

    private final Map<String, String> forms = new LinkedHashMap<>();

    private SecretSearch(String secret) {
        forms.put("as it is", secret);
        forms.put("encoded for an address", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.put("in hexadecimal digits", HexFormat.of().formatHex(bytes(secret)));
        for (int before = 0; before < 3; before++) {
            forms.put("in Base64, " + before, base64(secret, before, Base64.getEncoder()));
            forms.put(
                    "in Base64 for addresses, " + before,
                    base64(secret, before, Base64.getUrlEncoder()));
        }
    }

    /** A search for one secret, which is long enough not to turn up by chance. */
    public static SecretSearch of(String secret) {
        if (secret.length() < 12) {
            throw new IllegalArgumentException("so short a secret may turn up by chance");
        }
        return new SecretSearch(secret);
    }

    /** The forms of the secret that stand in a text. */
    public Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        forms.forEach(
                (name, form) -> {
                    if (text.contains(form)) {
                        found.add(name);
                    }
                });
        return found;
    }

    /** The forms that stand in an exception, its causes, and what was suppressed on the way. */
    public Set<String> in(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return in(text.toString());
    }

    /**
     * The files of a directory, at any depth, whose name or content shows the secret, each with the
     * forms it shows. Whatever kind a file is of, its bytes are searched; what is packed with gzip
     * is unpacked, too.
     */
    public List<String> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().flatMap(file -> shown(directory, file).stream()).toList();
        }
    }

    private List<String> shown(Path directory, Path file) {
        try {
            String name = directory.relativize(file).toString();
            Set<String> found = in(name);
            if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                found.addAll(in(text(content)));
                found.addAll(in(text(unpacked(content))));
            }
            return found.stream().map(form -> file + ": " + form).toList();
        } catch (IOException e) {
            throw new AssertionError("cannot search " + file, e);
        }
    }

    /** What gzip packed, as far as it goes; nothing where it did not. */
    private static byte[] unpacked(byte[] content) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
            packed.transferTo(unpacked);
        } catch (IOException e) {
            // No gzip, or none any more; what came out of it counts.
        }
        return unpacked.toByteArray();
    }

    /**
     * The characters that spell the secret alone. Three bytes make four characters; those at both
     * ends are spelled together with what stands beside the secret.
     */
    private static String base64(String secret, int before, Base64.Encoder encoder) {
        byte[] secretBytes = bytes(secret);
        byte[] padded = new byte[before + secretBytes.length];
        System.arraycopy(secretBytes, 0, padded, before, secretBytes.length);
        String spelled = encoder.withoutPadding().encodeToString(padded);
        return spelled.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
