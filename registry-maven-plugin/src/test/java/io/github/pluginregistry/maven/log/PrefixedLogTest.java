package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.RecordingLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixedLogTest {

    private final RecordingLog log = new RecordingLog();
    private final PrefixedLog lines = new PrefixedLog(new SanitizingLog(log), "chat");

    /** What a CI system would take for a command if it began a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::add-mask::a",
                "\n::add-mask::a",
                "a\r::stop-commands::b",
                "a\r\n::error file=a::b",
                "a\u0085::debug::b",
                "a\u2028##[command]b",
                "\u001b[2K::add-mask::a",
                "\b\b\b\b\b\b\b::add-mask::a",
                "##vso[task.setvariable]a"
            })
    void keepsAMessageBehindTheNameOfItsExtension(String message) {
        lines.debug(message);
        lines.info(message);
        lines.warn(message);

        assertThat(log.lines())
                .hasSize(3)
                .allMatch(line -> line.matches("(debug|info|warn): \\[chat] \\P{Cntrl}+"))
                .noneMatch(line -> line.matches("(?s).*[\\u0080-\\u009f\\u2028\\u2029].*"));
    }
}
