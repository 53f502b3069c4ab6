package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.source.Traffic;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The forges that {@code .ci/contract} starts: each takes and gives what the official description
 * of its API has.
 */
public final class ContractForges {

    private static final String HOST = "forge.example.com";

    private ContractForges() {}

    /**
     * The address of an API.
     *
     * @param path the name of the description, and what every path of the API begins with
     */
    public static URI root(String path) {
        String address = System.getProperty("contract.forges", "");
        assertThat(address).as("the address of the forges: run .ci/contract").isNotEmpty();
        return URI.create(address + "/" + path);
    }

    /** An API that is asked with a header that carries a token. */
    public static ForgeApi api(URI root, String header, String value) {
        return new ForgeApi(
                new HttpClient(new Traffic()),
                root,
                Map.of(header, value),
                new ForgeErrors(HOST, HOST, true, "give a token"));
    }

    /** What was sent, since this was asked last, that no description has. */
    public static List<String> violations() throws IOException {
        return List.of(
                new ObjectMapper()
                        .readValue(
                                new HttpClient(new Traffic())
                                        .send(HttpRequest.get(root("violations")))
                                        .body(),
                                String[].class));
    }
}
