package io.github.pluginregistry.core.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of rules begin with: a registry in which all is well. */
abstract class CheckedTest {

    @TempDir Path directory;

    Checked registry;

    @BeforeEach
    void createValidRegistry() {
        registry = new Checked(directory);
    }
}
