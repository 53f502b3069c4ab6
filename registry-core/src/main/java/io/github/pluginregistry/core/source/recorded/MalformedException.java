package io.github.pluginregistry.core.source.recorded;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.Serial;

/** A part of a recording is not what it should be. */
final class MalformedException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient JsonPointer place;

    /**
     * @param place which part
     * @param message what is wrong with it, a phrase
     */
    MalformedException(JsonPointer place, String message) {
        super(message);
        this.place = place;
    }

    JsonPointer place() {
        return place;
    }
}
