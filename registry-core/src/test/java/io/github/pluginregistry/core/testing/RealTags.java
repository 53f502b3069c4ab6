package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The tags of real repositories, as they were on one day. */
public enum RealTags {
    FALCO_PLUGINS("falcosecurity+plugins"),
    JENKINS_GIT_PLUGIN("jenkinsci+git-plugin"),
    PIPECD("pipe-cd+pipecd"),
    PIPECD_COMMUNITY_PLUGINS("pipe-cd+community-plugins"),
    PIPECD_SDK("pipe-cd+piped-plugin-sdk-go");

    private final String file;

    RealTags(String file) {
        this.file = file;
    }

    /** The names of all tags of the repository, newest first. */
    public List<String> names() {
        try (InputStream json = RealTags.class.getResourceAsStream("/tags/" + file + ".json")) {
            JsonNode repository = new ObjectMapper().readTree(Objects.requireNonNull(json));
            return repository
                    .get("tags")
                    .valueStream()
                    .map(tag -> tag.get("name").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
