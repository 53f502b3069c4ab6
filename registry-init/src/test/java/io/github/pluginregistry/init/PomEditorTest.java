package io.github.pluginregistry.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomEditorTest {

    private static final String MARK = "@";

    /** The plugin is inserted at the mark, and nothing else changes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project>\n    <build>\n        <plugins>\n            <plugin><artifactId>a</artifactId></plugin>\n@        </plugins>\n    </build>\n</project>\n",
                "<project>\n  <build>\n    <finalName>x</finalName>\n@  </build>\n</project>\n",
                "<?xml version=\"1.0\"?>\n<!-- <plugins></plugins> -->\n<project>\n  <name>&lt;build&gt;</name>\n@</project>\n",
                "<project>\n  <profiles>\n    <profile>\n      <build><plugins></plugins></build>\n    </profile>\n  </profiles>\n@</project>",
            })
    void insertsThePluginWhereItBelongs(String pom) throws Exception {
        String original = pom.replace(MARK, "");

        String edited = PomEditor.withPlugin(original, "1.2.3");

        int place = pom.indexOf(MARK);
        String behind = original.substring(place);
        assertThat(edited).startsWith(original.substring(0, place)).endsWith(behind);
        assertThat(edited.substring(place, edited.length() - behind.length()))
                .contains("<artifactId>registry-maven-plugin</artifactId>", "<goal>check</goal>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project>\n  <build>\n    <plugins/>\n  </build>\n</project>",
                "<project>\n  <build/>\n</project>",
                "<project><build><plugins></plugins></build></project>"
            })
    void fillsEmptyElements(String pom) throws Exception {
        assertThat(PomEditor.withPlugin(pom, "1.2.3"))
                .contains("<goal>update</goal>")
                .endsWith("</project>");
    }

    @Test
    void doesNotAddThePluginTwice() throws Exception {
        String once = PomEditor.withPlugin("<project>\n</project>", "1.2.3");

        assertThatThrownBy(() -> PomEditor.withPlugin(once, "1.2.3"))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("already has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<project>", "no XML", "<settings/>"})
    void leavesOtherFilesAlone(String text) {
        assertThatThrownBy(() -> PomEditor.withPlugin(text, "1.2.3"))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("cannot be edited");
    }
}
