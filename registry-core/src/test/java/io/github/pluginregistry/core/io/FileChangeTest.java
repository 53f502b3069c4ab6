package io.github.pluginregistry.core.io;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import io.github.pluginregistry.core.testing.HostileText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FileChangeTest {

    @Test
    void showsWhatDiffersWithThreeLinesAroundIt() {
        assertThat(difference(numbered(1, 20), numbered(1, 20).replace("10\n", "ten\n")))
                .isEqualTo(
                        """
                        --- as it is
                        +++ as it should be
                        @@ -7,7 +7,7 @@
                         7
                         8
                         9
                        -10
                        +ten
                         11
                         12
                         13""");
    }

    @Test
    void showsDifferencesFarFromEachOtherEachByItself() {
        assertThat(
                        difference(numbered(1, 99), numbered(2, 98))
                                .lines()
                                .filter(it -> it.startsWith("@@")))
                .containsExactly("@@ -1,4 +1,3 @@", "@@ -96,4 +95,3 @@");
    }

    @Test
    void countsTheLinesThatNobodyWouldRead() {
        assertThat(difference(numbered(1, 30), numbered(101, 130)).lines())
                .hasSize(43)
                .endsWith("… and 21 more lines");
    }

    @Test
    void saysWhereNoLineBreakEndsTheText() {
        assertThat(difference("a\nb", "a\nb\n").lines())
                .endsWith("-b", "\\ no line break at the end", "+b");
    }

    @Test
    void saysInWordsThatLinesEndDifferently() {
        assertThat(difference("a\r\nb\nc\r\n", "a\nb\nc\n"))
                .isEqualTo(
                        "2 of its 3 lines end in CR LF and the others in LF; nothing else differs");
    }

    @Test
    void showsNoLineThatEndsDifferentlyAmongThoseThatDiffer() {
        assertThat(difference("a\r\nb\r\nc\r\n", "a\nB\nc\n").lines().skip(3))
                .containsExactly(" a", "-b", "+B", " c");
    }

    @Test
    void showsNothingWhereThereIsNoFile() {
        assertThat(new FileChange(Path.of("a"), null, "text\n").difference()).isEmpty();
    }

    @Test
    void showsAllOfAFileThatShouldBeEmptyAndOfOneThatIs() {
        assertThat(difference("a\n", "").lines().skip(3)).containsExactly("-a");
        assertThat(difference("", "a\n").lines().skip(3)).containsExactly("+a");
    }

    @Test
    void spellsOutWhatWouldHide() {
        assertThat(difference("v1\u001b[1m\u202e\n", "v1\n").lines().skip(3))
                .containsExactly("-v1⟨U+001B⟩[1m⟨U+202E⟩", "+v1");
    }

    @Test
    void showsASpaceAtTheEndWhereItIsTheDifference() {
        assertThat(difference("a  \nb \n", "a\nb \n").lines().skip(3))
                .containsExactly("-a ⟨U+0020⟩", "+a", " b ");
    }

    @Test
    void cutsALineThatNobodyWouldRead() {
        assertThat(difference("word ".repeat(100_000), "a\n").lines().skip(3).findFirst())
                .hasValueSatisfying(line -> assertThat(line).hasSize(201).endsWith("..."));
    }

    /** Ten thousand plugins in another order: without a bound this takes seconds and gigabytes. */
    @Test
    void looksAtNoMoreThanSomebodyWouldRead() {
        List<String> lines = new ArrayList<>(numbered(1, 170_000).lines().toList());
        Collections.shuffle(lines, new Random(1));

        assertThat(difference(String.join("\n", lines), numbered(1, 170_000)).lines())
                .hasSize(43)
                .endsWith("… and more, further down");
    }

    @Test
    void showsTheFirstOfManyDifferencesAndSaysThatThereAreMore() {
        String before = numbered(0, 5_000).replace("4999\n", "x\n");

        assertThat(difference(before, numbered(1, 5_000)).lines().skip(2))
                .containsExactly(
                        "@@ -1,4 +1,3 @@", "-0", " 1", " 2", " 3", "… and more, further down");
    }

    @Property
    void isWhatLeadsFromOneTextToTheOther(
            @ForAll("lines") List<String> before, @ForAll("lines") List<String> after)
            throws PatchFailedException {
        String difference = difference(text(before), text(after));

        assertThat(UnifiedDiffUtils.parseUnifiedDiff(difference.lines().toList()).applyTo(before))
                .isEqualTo(after);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of("a", "b", "c").list().ofMaxSize(12);
    }

    @Property
    void isLinesWhateverTheTexts(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertThat(difference(before, after).lines())
                .hasSizeLessThanOrEqualTo(43)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .hasSizeLessThanOrEqualTo(401)
                                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"));
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileText.text();
    }

    private static String difference(String before, String after) {
        return new FileChange(Path.of("a"), before, after).difference();
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(joining());
    }

    private static String numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(joining());
    }
}
