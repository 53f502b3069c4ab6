package io.github.pluginregistry.core.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Sessions of ssh whose programs answer no more than a meter allows. */
final class MeteredSessions extends SshSessionFactory {

    private final SshdSessionFactory sessions;
    private final AnswerMeter meter;

    MeteredSessions(SshdSessionFactory sessions, AnswerMeter meter) {
        this.sessions = sessions;
        this.meter = meter;
    }

    @Override
    public RemoteSession getSession(
            URIish uri, @Nullable CredentialsProvider credentials, FS files, int milliseconds)
            throws TransportException {
        return new Session(sessions.getSession(uri, credentials, files, milliseconds), meter);
    }

    @Override
    public String getType() {
        return sessions.getType();
    }

    private record Session(SshdSession session, AnswerMeter meter) implements RemoteSession2 {

        @Override
        public Process exec(String command, int seconds) throws IOException {
            return new Program(session.exec(command, seconds), meter);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int seconds)
                throws IOException {
            return new Program(session.exec(command, environment, seconds), meter);
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }

    private static final class Program extends Process {

        private final Process program;
        private final InputStream output;
        private final InputStream errors;

        private Program(Process program, AnswerMeter meter) {
            this.program = program;
            this.output = meter.metered(program.getInputStream());
            this.errors = meter.metered(program.getErrorStream());
        }

        @Override
        public OutputStream getOutputStream() {
            return program.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return output;
        }

        @Override
        public InputStream getErrorStream() {
            return errors;
        }

        @Override
        public int waitFor() throws InterruptedException {
            return program.waitFor();
        }

        @Override
        public int exitValue() {
            return program.exitValue();
        }

        @Override
        public void destroy() {
            program.destroy();
        }
    }
}
