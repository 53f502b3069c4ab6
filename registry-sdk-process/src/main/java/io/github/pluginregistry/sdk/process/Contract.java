package io.github.pluginregistry.sdk.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.SecretSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What an extension can do, under its name on the wire. */
public enum Contract {
    @JsonProperty("releaseSource")
    RELEASE_SOURCE(ReleaseSource.class),
    @JsonProperty("checkRule")
    CHECK_RULE(CheckRule.class),
    @JsonProperty("outputRenderer")
    OUTPUT_RENDERER(OutputRenderer.class),
    @JsonProperty("notifier")
    NOTIFIER(Notifier.class),
    @JsonProperty("secretSource")
    SECRET_SOURCE(SecretSource.class),
    @JsonProperty("registryHook")
    REGISTRY_HOOK(RegistryHook.class),
    @JsonProperty("apiHandler")
    API_HANDLER(ApiHandler.class);

    private final Class<? extends Extension> type;

    Contract(Class<? extends Extension> type) {
        this.type = type;
    }

    /** The interface of the contract. */
    public Class<? extends Extension> type() {
        return type;
    }

    /** The contracts that an extension in the JVM implements. */
    public static Set<Contract> of(Extension extension) {
        Set<Contract> contracts = new TreeSet<>();
        Arrays.stream(values())
                .filter(contract -> contract.type.isInstance(extension))
                .forEach(contracts::add);
        return contracts;
    }
}
