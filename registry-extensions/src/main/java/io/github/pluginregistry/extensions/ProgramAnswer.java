package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Failure;
import java.io.IOException;

/** Reads the answers of programs. */
final class ProgramAnswer {

    private ProgramAnswer() {}

    /**
     * Reads an answer.
     *
     * @param path what was called, for messages
     * @param type the message that answers it
     * @throws ExtensionFailure if the program answers that it cannot, or with anything else
     */
    static <T> T read(String path, ProgramConnections.Reply reply, Class<T> type)
            throws ExtensionFailure {
        return switch (reply.status()) {
            case 200 -> message(path, reply, type);
            case 422 -> throw failure(message(path, reply, Failure.class));
            default ->
                    throw ExtensionFailure.failed(
                            "%s answers with status %d".formatted(path, reply.status()), null);
        };
    }

    private static <T> T message(String path, ProgramConnections.Reply reply, Class<T> type)
            throws ExtensionFailure {
        String problem;
        try {
            T message = Messages.JSON.readValue(reply.body(), type);
            if (message != null) {
                return message;
            }
            problem = "it is null";
        } catch (JsonProcessingException e) {
            problem = e.getOriginalMessage();
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
        throw ExtensionFailure.failed(
                "the answer of %s does not follow the protocol: %s".formatted(path, problem), null);
    }

    private static ExtensionFailure failure(Failure it) {
        return new ExtensionFailure(
                switch (it.kind()) {
                    case NOT_FOUND -> ExtensionFailure.Kind.NOT_FOUND;
                    case REFUSED -> ExtensionFailure.Kind.REFUSED;
                    case FAILED -> ExtensionFailure.Kind.FAILED;
                },
                it.message(),
                it.remedy() != null ? it.remedy() : "",
                null);
    }
}
