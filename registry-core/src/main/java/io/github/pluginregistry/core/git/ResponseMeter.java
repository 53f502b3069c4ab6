package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.ResponseTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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

/**
 * Counts the bytes that a host sends in one operation, unpacked, and ends the operation if they are
 * too many. JGit keeps all refs and capabilities of a response in memory.
 */
final class ResponseMeter {

    /** The refs of 300,000 tags, which is ten times as many as the largest repositories have. */
    static final long REFS = 32L << 20;

    /** A fetch writes objects into files, so more is allowed. */
    static final long OBJECTS = 1L << 30;

    private final long most;
    private final AtomicLong received = new AtomicLong();

    ResponseMeter(long most) {
        this.most = most;
    }

    /** How many bytes were received so far. */
    long received() {
        return received.get();
    }

    /** The same stream, which fails once the operation has received too much. */
    InputStream metered(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (received.addAndGet(Math.max(0, count)) > most) {
                    throw new ResponseTooLargeException(most);
                }
                return count;
            }
        };
    }

    /** The same sessions of ssh, which fail once their programs have sent too much. */
    SshSessionFactory metered(SshdSessionFactory sessions) {
        return new MeteredSessions(sessions, this);
    }

    /** ssh sessions whose output is limited by a meter. */
    private static final class MeteredSessions extends SshSessionFactory {

        private final SshdSessionFactory sessions;
        private final ResponseMeter meter;

        MeteredSessions(SshdSessionFactory sessions, ResponseMeter meter) {
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

        private record Session(SshdSession session, ResponseMeter meter) implements RemoteSession2 {

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

            private Program(Process program, ResponseMeter meter) {
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
}
