package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * The repositories as git over HTTP sees them: protocol version 2, the command {@code ls-refs}.
 * Nothing can be fetched, since there are no objects.
 */
final class ForgeGit {

    private static final Pattern ASKED =
            Pattern.compile(
                    "/([^/]+/[^/]+?)((?:\\.git)?/(?:info/refs\\?service=)?git-upload-pack)");
    private static final String PREFIX = "ref-prefix ";
    private static final String TYPE = "application/x-git-upload-pack-";

    private final ForgeRepositories repositories;
    private final ForgeFaults faults;

    ForgeGit(ForgeRepositories repositories, ForgeFaults faults) {
        this.repositories = repositories;
        this.faults = faults;
    }

    /** The answer to a request of git; empty where it is another request. */
    Optional<ResponseDefinitionBuilder> answer(Request request) {
        Matcher asked = ASKED.matcher(request.getUrl());
        return asked.matches()
                ? Optional.of(faults.answered(answer(request, asked.group(1), asked.group(2))))
                : Optional.empty();
    }

    private ResponseDefinitionBuilder answer(Request request, String path, String rest) {
        return faults.about(path)
                .or(() -> repositories.renamed(path).map(it -> moved(it, rest)))
                .or(() -> repositories.find(path).map(it -> answer(request, it)))
                .orElseGet(() -> text(404, "Repository not found."));
    }

    private static ResponseDefinitionBuilder moved(ForgeRepository repository, String rest) {
        return WireMock.permanentRedirect("/" + repository.nameWithOwner() + rest).withStatus(301);
    }

    private ResponseDefinitionBuilder answer(Request request, ForgeRepository repository) {
        if (!"version=2".equals(request.getHeader("Git-Protocol"))) {
            return text(400, "Only protocol version 2 is spoken here.");
        }
        try {
            return request.getMethod().getName().equals("GET")
                    ? answer("advertisement", capabilities())
                    : answer("result", run(repository, request.getBody()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub has it: with the service's name, which version 2 does not demand. */
    private byte[] capabilities() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PacketLineOut out = new PacketLineOut(bytes);
        out.writeString("# service=git-upload-pack\n");
        out.end();
        for (String line : List.of("version 2", "ls-refs", "fetch=shallow", "object-format=sha1")) {
            out.writeString(line + "\n");
        }
        out.end();
        return bytes.toByteArray();
    }

    private static byte[] run(ForgeRepository repository, byte[] body) throws IOException {
        List<String> lines = lines(body);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PacketLineOut out = new PacketLineOut(bytes);
        if (!lines.contains("command=ls-refs")) {
            out.writeString("ERR there is nothing but refs here\n");
            return bytes.toByteArray();
        }
        List<String> prefixes =
                lines.stream()
                        .filter(line -> line.startsWith(PREFIX))
                        .map(line -> line.substring(PREFIX.length()))
                        .toList();
        for (ForgeRef ref : repository.refs()) {
            if (ref.isAskedFor(prefixes)) {
                out.writeString(ref.line(lines.contains("peel"), lines.contains("symrefs")));
            }
        }
        out.end();
        return bytes.toByteArray();
    }

    private static List<String> lines(byte[] body) throws IOException {
        PacketLineIn in = new PacketLineIn(new ByteArrayInputStream(body));
        List<String> lines = new ArrayList<>();
        String line = in.readString();
        while (!PacketLineIn.isEnd(line)) {
            lines.add(line);
            line = in.readString();
        }
        return lines;
    }

    private static ResponseDefinitionBuilder answer(String type, byte[] body) {
        return WireMock.ok()
                .withHeader("Content-Type", TYPE + type)
                .withHeader("Cache-Control", "no-cache, max-age=0, must-revalidate")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder text(int status, String text) {
        return WireMock.status(status).withHeader("Content-Type", "text/plain").withBody(text);
    }
}
