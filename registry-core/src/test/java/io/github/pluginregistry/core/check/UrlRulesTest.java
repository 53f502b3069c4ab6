package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest extends CheckedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0" | "releaseUrl": "github.com/example/tools"             | url-format error /plugins/1/releaseUrl
                    "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0" | "releaseUrl": "ftp://example.com/saw"                | url-format error /plugins/1/releaseUrl
                    "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0" | "releaseUrl": "https://me:secret@github.com/tools"   | url-format error /plugins/1/releaseUrl
                    "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0" | "releaseUrl": "http://a b"                           | url-format error /plugins/1/releaseUrl
                    "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0" | "releaseUrl": ""                                     | release-url-mismatch error /plugins/1/releaseUrl
                    "status": "beta" | "status": "beta", "docs": "javascript:alert(1)"  | url-format error /plugins/1/docs
                    "status": "beta" | "status": "beta", "docs": "/elsewhere"           | url-format error /plugins/1/docs
                    "status": "beta" | "status": "beta", "docs": "https://a@b.example"  | url-format error /plugins/1/docs
                    "sourcePath": "" | "sourcePath": "../saw"                           | source-path error /plugins/1/sourcePath
                    "sourcePath": "" | "sourcePath": "/saw"                             | source-path error /plugins/1/sourcePath
                    """)
    void reportsAnInvalidUrlOrPathOnce(String before, String after, String finding)
            throws Exception {
        registry.json(before, after);
        assertThat(registry.pointers()).containsExactly(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/tools",
                "https://me:secret@github.com/x",
                "https://",
                "ext::sh"
            })
    void requiresAValidRepositoryUrl(String address) throws Exception {
        registry.json(
                "\"name\": \"Saw\",\n      \"description\": \"Cuts wood\",\n      \"sourcePath\": \"\",\n      \"repository\": \"https://github.com/example/tools\"",
                "\"name\": \"Saw\",\n      \"description\": \"Cuts wood\",\n      \"sourcePath\": \"\",\n      \"repository\": \"%s\""
                        .formatted(address));
        assertThat(registry.findings())
                .containsExactly(
                        "url-format plugins.json:27:21 saw: this is not a repository URL, and an absolute http or https URL without user and password is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/docs", "../docs/saw.md", "HTTP://EXAMPLE.COM"})
    void acceptsWebUrlsAndRelativePaths(String docs) throws Exception {
        registry.json("\"status\": \"beta\"", "\"status\": \"beta\", \"docs\": \"" + docs + "\"");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void acceptsALocalRepository() throws Exception {
        registry.definition("https://github.com/example/tools", "../tools")
                .json("https://github.com/example/tools/releases/tag/saw-0.3.0", "../tools")
                .json(
                        "https://github.com/example/tools/releases/tag/tools/hammer/v1.2.0",
                        "../tools")
                .json("https://github.com/example/tools", "../tools");
        assertThat(registry.findings()).isEmpty();
    }
}
