package io.github.pluginregistry.init;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No definition can be written. */
public final class InitException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param problem what happened and where, as a phrase without a full stop
     * @param remedy what to do, as an imperative phrase
     */
    public InitException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /** The same with its technical cause. */
    public InitException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
