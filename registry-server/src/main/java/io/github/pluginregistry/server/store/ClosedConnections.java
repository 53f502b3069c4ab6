package io.github.pluginregistry.server.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Takes connections from the pool that H2 has closed. The pool knows the states of the SQL standard
 * alone, and would give such a connection out again for as long as it is asked for one twice a
 * second; H2 has numbers of its own.
 */
final class ClosedConnections implements SQLExceptionOverride {

    /** Connection broken, database closed, and database closed at the end of the process. */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);

    static boolean isClosed(SQLException e) {
        return CLOSED.contains(e.getErrorCode());
    }

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
        return isClosed(e)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
