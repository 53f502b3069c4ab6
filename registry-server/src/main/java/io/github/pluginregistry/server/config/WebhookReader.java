package io.github.pluginregistry.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the webhooks that server.yaml allows. */
final class WebhookReader {

    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f.:]{2,45}(/\\d{1,3})?");

    private WebhookReader() {}

    static List<WebhookConfiguration> read(Section section) {
        List<WebhookConfiguration> webhooks = new ArrayList<>();
        for (String forge : section.keys()) {
            if (!forge.equals("generic")) {
                Section one = section.section(forge);
                String type = one.isTrue("secretToken") ? forge + "-token" : forge;
                webhooks.add(webhook(forge, type, one));
            }
        }
        Section generic = section.section("generic");
        for (String name : generic.keys()) {
            if (section.keys().contains(name)) {
                generic.error(name, "a forge has this name", "choose another one");
            }
            Section one = generic.section(name);
            boolean hmac = one.text("scheme").equals("hmac-sha256");
            if (hmac != one.has("header")) {
                one.error(
                        "header",
                        "the scheme hmac-sha256 needs a header, and no other has one",
                        hmac ? "add it" : "remove it");
            }
            webhooks.add(webhook(name, one.text("scheme"), one));
        }
        return webhooks;
    }

    private static WebhookConfiguration webhook(String name, String type, Section section) {
        return new WebhookConfiguration(
                name,
                type,
                section.text("header"),
                section.text("url").replaceFirst("/+$", ""),
                section.values("secrets", SecretReference::of, RegistryReader.REFERENCE),
                networks(section, "addresses"));
    }

    /** Addresses and networks, for example of proxies. */
    static List<String> networks(Section section, String key) {
        return section.values(
                key,
                text -> {
                    if (!NETWORK.matcher(text).matches()) {
                        throw new IllegalArgumentException("no network");
                    }
                    return text;
                },
                "write an address or a network such as 10.0.0.0/8");
    }
}
