package io.github.pluginregistry.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSearchTest {

    private static final String SECRET = "a/secret+with~all=of?it";

    private final SecretSearch search = SecretSearch.of(SECRET);

    @TempDir Path directory;

    @Test
    void findsTheSecretItself() {
        assertThat(search.in("Bearer " + SECRET + "\n")).containsExactly("as it is");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(search.in("a/secret+with~all=of:it, 612f736563726574, YS9zZWNyZXQ=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "x-access-token:", "user:", "me:"})
    void findsItInBase64WhateverStandsBeside(String user) {
        byte[] header = (user + SECRET + user).getBytes(UTF_8);

        assertThat(search.in(Base64.getEncoder().encodeToString(header))).isNotEmpty();
        assertThat(search.in(Base64.getUrlEncoder().encodeToString(header))).isNotEmpty();
    }

    @Test
    void findsItInAnAddress() {
        assertThat(search.in("https://h/?token=" + URLEncoder.encode(SECRET, UTF_8)))
                .containsExactly("encoded for an address");
    }

    @Test
    void findsItInHexadecimalDigits() {
        assertThat(search.in(HexFormat.of().formatHex(SECRET.getBytes(UTF_8))))
                .containsExactly("in hexadecimal digits");
    }

    @Test
    void findsItInTheCauseOfWhatWasSuppressed() {
        Exception thrown = new Exception("outer");
        thrown.addSuppressed(new Exception("inner", new Exception(SECRET)));

        assertThat(search.in(thrown)).containsExactly("as it is");
    }

    @Test
    void findsItInAFileOfAnyKind() throws IOException {
        Files.createDirectories(directory.resolve("a/.b"));
        Files.write(directory.resolve("a/.b/binary"), ("\0\377" + SECRET + "\0").getBytes(UTF_8));
        Files.write(directory.resolve("packed"), packed());
        Files.writeString(directory.resolve("clean"), "nothing");

        assertThat(search.below(directory))
                .containsExactly(
                        directory.resolve("a/.b/binary") + ": as it is",
                        directory.resolve("packed") + ": as it is");
    }

    @Test
    void findsItInTheNameOfAFile() throws IOException {
        String name = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
        Files.createDirectory(directory.resolve(name));

        assertThat(search.below(directory)).hasSize(1);
    }

    @Test
    void looksForNothingThatTurnsUpByChance() {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretSearch.of("short"));
    }

    /** Broken off, as a cache may be. */
    private static byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(bytes, true)) {
            packer.write(SECRET.getBytes(UTF_8));
            packer.flush();
            return bytes.toByteArray();
        }
    }
}
