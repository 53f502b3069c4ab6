package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.net.URI;
import java.nio.file.FileSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPathTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /repo/docs/plugins.json,   /repo, docs/plugins.json,   docs/plugins.json
                    /repo/my docs/100%.json,   /repo, my docs/100%.json,   my%20docs/100%25.json
                    /repo/a:b/c#d?e,           /repo, a:b/c#d?e,           a%3Ab/c%23d%3Fe
                    /repo/plügins.json,        /repo, plügins.json,        pl%C3%BCgins.json
                    /elsewhere/a b.json,       /repo, /elsewhere/a b.json, file:///elsewhere/a%20b.json
                    """)
    void namesAFileOnUnix(String file, String root, String path, String uri) throws Exception {
        try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
            ReportPath location = ReportPath.of(unix.getPath(file), unix.getPath(root));

            assertThat(location.path()).isEqualTo(path);
            assertThat(location.uri()).isEqualTo(uri);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    C:\\work\\docs\\plugins.json, C:\\work, docs/plugins.json, docs/plugins.json
                    D:\\my docs\\plugins.json,    C:\\work, D:/my docs/plugins.json, file:///D%3A/my%20docs/plugins.json
                    """)
    void namesAFileOnWindows(String file, String root, String path, String uri) throws Exception {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            ReportPath location = ReportPath.of(windows.getPath(file), windows.getPath(root));

            assertThat(location.path()).isEqualTo(path);
            assertThat(location.uri()).isEqualTo(uri);
        }
    }

    @Property
    void uriDecodesToThePath(@ForAll @NotEmpty String name) {
        String path = name.replaceAll("[/\\p{Cs}]", "_");

        assertThat(URI.create(new ReportPath("docs/" + path, true).uri()).getPath())
                .isEqualTo("docs/" + path);
    }
}
