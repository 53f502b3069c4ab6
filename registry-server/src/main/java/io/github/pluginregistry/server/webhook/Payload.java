package io.github.pluginregistry.server.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.server.webhook.RejectedDeliveryException.Reason;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON object of a delivery. A value that is missing, or of another type, is an empty text. */
final class Payload {

    static final int MOST_BYTES = 1024 * 1024;

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 100;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARAMETER = "payload=";

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(MOST_BYTES)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode root;

    private Payload(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads the body of a request, which is JSON, or a form with JSON as {@code payload}.
     *
     * @throws RejectedDeliveryException if it is neither
     */
    static Payload of(WebhookRequest request) throws RejectedDeliveryException {
        if (request.body().length > MOST_BYTES) {
            throw invalid("the body has more than %d bytes".formatted(MOST_BYTES));
        }
        boolean form = request.header("content-type").orElse("").strip().startsWith(FORM);
        try {
            JsonNode root = MAPPER.readTree(form ? parameter(request.body()) : request.body());
            if (root != null && root.isObject()) {
                return new Payload(root);
            }
            throw invalid("the body is not a JSON object");
        } catch (JsonProcessingException e) {
            throw invalid("the body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw invalid("the body cannot be read");
        }
    }

    private static byte[] parameter(byte[] body) throws RejectedDeliveryException {
        for (String parameter : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                return decode(parameter.substring(PARAMETER.length()));
            }
        }
        throw invalid("the form has no parameter \"payload\"");
    }

    private static byte[] decode(String encoded) throws RejectedDeliveryException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("the parameter \"payload\" of the form is not encoded as a URL");
        }
    }

    private static RejectedDeliveryException invalid(String message) {
        return new RejectedDeliveryException(
                Reason.PAYLOAD, message + "; choose application/json as the content type");
    }

    /** The text at a place such as {@code /repository/html_url}. */
    String text(String pointer) {
        return text(root.at(pointer));
    }

    /** The first text that is not empty at one of these places. */
    String firstText(String... pointers) {
        for (String pointer : pointers) {
            String text = text(pointer);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The number at a place, empty if there is none. */
    Optional<Integer> number(String pointer) {
        JsonNode node = root.at(pointer);
        return node.isInt() ? Optional.of(node.intValue()) : Optional.empty();
    }

    /** Whether there is {@code true} at a place. */
    boolean flag(String pointer) {
        return root.at(pointer).isBoolean() && root.at(pointer).booleanValue();
    }

    /** The objects in the list at a place. */
    List<Payload> list(String pointer) {
        List<Payload> items = new ArrayList<>();
        root.at(pointer).forEach(item -> items.add(new Payload(item)));
        return items;
    }

    /** The texts in the list at a place. */
    List<String> texts(String pointer) {
        return list(pointer).stream().map(item -> text(item.root)).toList();
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
