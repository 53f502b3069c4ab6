package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Publishing failed, and nothing was changed. */
public final class PublishException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    public PublishException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public PublishException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }

    /** For a request that failed or was rejected. */
    public static PublishException of(SourceException failure) {
        return new PublishException(failure.problem(), failure.remedy(), failure);
    }
}
