package io.github.pluginregistry.core.source.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;
import okio.ByteString;

/**
 * One page of a listing, here whole.
 *
 * @param links where the others are
 * @param body the text of the page
 */
record Page(Links links, ByteString body) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The same page with newer links, where there are any. */
    Page under(Links newer) {
        return newer.header().isEmpty() ? this : new Page(newer, body);
    }

    /** How many entries it has; empty where it is no JSON array. */
    OptionalInt entries() {
        try (JsonParser json = JSON.createParser(body.toByteArray())) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return OptionalInt.empty();
            }
            int entries = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
                entries++;
            }
            return json.nextToken() == null ? OptionalInt.of(entries) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether one of its entries has a key with this text. */
    boolean has(String key, String text) throws IOException {
        try (JsonParser json = JSON.createParser(body.toByteArray())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean asked = json.currentName().equals(key);
                    json.nextToken();
                    if (asked
                            && json.hasToken(JsonToken.VALUE_STRING)
                            && json.getText().equals(text)) {
                        return true;
                    }
                    json.skipChildren();
                }
            }
            return false;
        }
    }
}
