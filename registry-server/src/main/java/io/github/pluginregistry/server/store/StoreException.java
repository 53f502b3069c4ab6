package io.github.pluginregistry.server.store;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked. Most often it cannot be reached; try again later. */
public final class StoreException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "check that the database of server.yaml runs and can be reached";

    StoreException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }

    /** The database cannot be reached, as another caller has found out. */
    static StoreException away() {
        return new StoreException("the database cannot be reached", REMEDY, null);
    }

    static StoreException of(SQLException cause) {
        return new StoreException(
                "the database failed: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                REMEDY,
                cause);
    }
}
