package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedExtensionTest {

    private static final Path BASE = Path.of("/srv/project");

    @Test
    void readsTheThreeForms() {
        assertThat(AllowedExtension.parse(" house-rules ", BASE))
                .isEqualTo(new AllowedExtension.Bundled("house-rules"));
        assertThat(AllowedExtension.parse("org.example:house-rules:1.0", BASE))
                .isEqualTo(new AllowedExtension.Artifact("org.example", "house-rules", "1.0"));
        assertThat(AllowedExtension.parse("chat=tools/chat.py", BASE))
                .isEqualTo(new AllowedExtension.Program("chat", BASE.resolve("tools/chat.py")));
        assertThat(AllowedExtension.parse("chat=./chat.py", BASE))
                .isEqualTo(new AllowedExtension.Program("chat", BASE.resolve("chat.py")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsAnAbsolutePath() {
        assertThat(AllowedExtension.parse("chat=/opt/chat", BASE))
                .isEqualTo(new AllowedExtension.Program("chat", Path.of("/opt/chat")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Chat",
                "a:b",
                "a:b:c:d",
                "a:b:",
                "org.example:x:[1,2)",
                "a/b",
                "Chat=/opt/chat",
                "chat=",
                "chat=chat.py",
                "chat=../chat.py",
                "chat=/opt/../etc/chat",
                "chat=/opt/chat\n-x",
                "chat=/opt/\0"
            })
    void refusesEverythingElse(String entry) {
        assertThatThrownBy(() -> AllowedExtension.parse(List.of("rule", entry), "the list", BASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the list: ");
    }
}
