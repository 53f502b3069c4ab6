package io.github.pluginregistry.server.store;

import java.nio.file.Path;

class H2StoreTest extends StoreContract {

    @Override
    Database open(Path directory) {
        return TestDatabase.embedded(directory);
    }
}
