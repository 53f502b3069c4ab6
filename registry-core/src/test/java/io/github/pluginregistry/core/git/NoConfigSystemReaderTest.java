package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoConfigSystemReaderTest {

    private final SystemReader before = SystemReader.getInstance();

    @BeforeEach
    void forbidAllConfiguration() {
        SystemReader.setInstance(new UntouchableConfiguration());
        NoConfigSystemReader.install();
    }

    @AfterEach
    void restore() {
        SystemReader.setInstance(before);
    }

    @Test
    void replacesUserAndSystemConfiguration() throws Exception {
        SystemReader reader = SystemReader.getInstance();

        assertThat(reader.getUserConfig().toText()).isEmpty();
        assertThat(reader.getSystemConfig().toText()).isEmpty();
        assertThat(reader.getJGitConfig().toText()).isEmpty();
    }

    @Test
    void keepsValuesInMemory() throws Exception {
        StoredConfig config = SystemReader.getInstance().getJGitConfig();
        config.setString("a", null, "b", "c");
        config.save();

        assertThat(SystemReader.getInstance().getJGitConfig().getString("a", null, "b"))
                .isEqualTo("c");
    }

    @Test
    void avoidsMeasuringTheFileSystemClock() throws Exception {
        long resolution =
                SystemReader.getInstance()
                        .getUserConfig()
                        .getTimeUnit(
                                "filesystem",
                                "any",
                                "timestampResolution",
                                -1,
                                TimeUnit.NANOSECONDS);

        assertThat(Duration.ofNanos(resolution)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void keepsOtherTimeUnits() throws Exception {
        assertThat(
                        SystemReader.getInstance()
                                .getUserConfig()
                                .getTimeUnit("gc", null, "lock", 7, TimeUnit.DAYS))
                .isEqualTo(7);
    }

    @Test
    void isInstalledOnce() {
        SystemReader first = SystemReader.getInstance();
        NoConfigSystemReader.install();

        assertThat(SystemReader.getInstance()).isSameAs(first);
    }
}
