package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.extensions.ExtensionFailure;
import io.github.pluginregistry.extensions.ProgramExtension;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.process.Contract;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests of an extension in a process of its own, in any language:
 *
 * <pre>{@code
 * class NamingRuleTest extends ProgramExtensionTests {
 *     protected Path program() {
 *         return Path.of("naming-rule.mjs");
 *     }
 * }
 * }</pre>
 *
 * <p>The tests of the contracts use the way that the program prefers, which is a Unix socket where
 * it can. The tests of the protocol give it no socket, so that it has to listen on TCP.
 */
public abstract class ProgramExtensionTests extends ExtensionTests {

    /** The program, which is executable. */
    protected abstract Path program();

    @Override
    final Extension create() {
        Path program = program().toAbsolutePath();
        try {
            return ProgramExtension.of(program, ProgramExtension.START_LIMIT, System.err::println);
        } catch (ExtensionFailure e) {
            throw new AssertionError(
                    "%s; run it by hand: it prints one JSON object within %d s, and asks no network for that"
                            .formatted(e.getMessage(), ProgramExtension.START_LIMIT.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    final Set<Contract> contracts(Extension extension) {
        return ((ProgramExtension) extension).contracts();
    }

    private RunningProgram serve() throws Exception {
        Extension described = create();
        return RunningProgram.start(
                program().toAbsolutePath(), startContext(described.capabilities()));
    }

    /** Nothing but one line comes from standard output. */
    @Test
    final void saysWhereItListensInOneLine() throws Exception {
        try (RunningProgram running = serve()) {
            running.requireListening();
            assertThat(running.restOfOutput())
                    .as(
                            "the program prints more than one line to standard output; print everything else to standard error")
                    .isEmpty();
        }
    }

    /** Another user of the machine can connect, too. */
    @Test
    final void rejectsRequestsWithoutTheAuthorization() throws Exception {
        try (RunningProgram running = serve()) {
            running.requireListening();
            String remedy =
                    "compare the header Authorization of each request with \"authorization\" of the start message, and answer 401 where it differs";
            assertThat(running.healthz(null))
                    .as("GET /healthz without Authorization; " + remedy)
                    .isEqualTo(401);
            assertThat(running.healthz("Bearer wrong"))
                    .as("GET /healthz with a wrong Authorization; " + remedy)
                    .isEqualTo(401);
            assertThat(running.healthz(running.authorization()))
                    .as("GET /healthz with the Authorization of the start message; answer 200")
                    .isEqualTo(200);
        }
    }

    /** A program that outlives its build stays for ever. */
    @Test
    final void endsWithItsInput() throws Exception {
        try (RunningProgram running = serve()) {
            running.requireListening();
            assertThat(running.endsWithItsInput())
                    .as(
                            "the program still runs 2 s after the end of its standard input; read standard input to its end in a thread of its own, and exit then")
                    .isTrue();
        }
    }
}
