package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.testing.ForgeFaults;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.net.URI;
import java.util.List;

/** What an update asks a forge, so that a fault can meet one kind of request alone. */
enum RequestKind {
    /** Which tags there are. */
    GIT("tags of pipe-cd/pipecd"),
    /** Which releases the best tags have, with a token. */
    GRAPHQL("releases of pipe-cd/pipecd"),
    /** Which release a tag has, without a token. */
    REST("release v1.1.0 of pipe-cd/pipecd");

    private final String subject;

    RequestKind(String subject) {
        this.subject = subject;
    }

    /** What such a request asks for, as messages say it. */
    String subject() {
        return subject;
    }

    /** Makes a run send such requests. */
    SecondRun sentBy(SecondRun run) {
        return this == REST ? run.withoutToken() : run;
    }

    /** What goes wrong with such requests alone. */
    ForgeFaults at(ForgeStub forge) {
        return this == GIT ? forge.git() : forge.details();
    }

    /** Sends such requests to an address, and all others of github.com to a forge. */
    ForgeDefinition sentTo(URI address, ForgeStub forge) {
        return this == GIT
                ? SecondRun.forge("github.com", forge.apiUrl(), address)
                : SecondRun.forge("github.com", address, forge.apiUrl());
    }

    /** The requests of this kind that a forge has seen. */
    List<ForgeRequest> seenBy(ForgeStub forge) {
        return forge.requests().stream()
                .filter(request -> request.isGit() == (this == GIT))
                .toList();
    }
}
