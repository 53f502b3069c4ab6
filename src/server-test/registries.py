"""A git host, a PostgreSQL and replicas of the server on loopback addresses, for tests of the server as a whole.

The git host is git itself behind HTTP. Like a forge, it sends a signed webhook for each push of a tag.
"""

import hashlib
import hmac
import http.client
import json
import os
import pathlib
import shutil
import random
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "a secret of this test alone, of no use elsewhere"
AUTHOR = "Registry <registry@example.org>"

ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}


def git(*arguments, directory=None, stdin=None):
    """Runs git and returns what it prints."""
    return subprocess.run(
        ["git", *arguments],
        cwd=directory,
        input=stdin,
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout.strip()


STARTED = []


def end(number, frame):
    """Ends what was started, and at once: threads may wait for something."""
    for stop in STARTED:
        stop()
    os._exit(128 + number)


signal.signal(signal.SIGTERM, end)


def free_port():
    """A port that the system gives to no outgoing connection, so that a replica that was killed finds it free again."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as sock:
            try:
                sock.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def wait_for(what, condition, seconds=600):
    """Waits until a condition holds and returns its value; the bound is only for what hangs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise SystemExit(f"{what}: not within {seconds} s")


class GitHost:
    """Bare repositories in a directory, served over HTTP."""

    def __init__(self, directory):
        self.root = pathlib.Path(directory)
        self.root.mkdir(parents=True)
        self.hooks = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.answer()

            def do_POST(self):
                self.answer()

            def answer(self):
                path, _, query = self.path.partition("?")
                length = int(self.headers.get("Content-Length") or 0)
                if self.headers.get("Transfer-Encoding") == "chunked":
                    body = b"".join(iter(self.chunk, b""))
                else:
                    body = self.rfile.read(length)
                result = subprocess.run(
                    ["git", "http-backend"],
                    input=body,
                    stdout=subprocess.PIPE,
                    check=False,
                    env={
                        **os.environ,
                        **ENVIRONMENT,
                        "GIT_PROJECT_ROOT": str(host.root),
                        "GIT_HTTP_EXPORT_ALL": "1",
                        "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                        "REMOTE_USER": "ada",
                        "REQUEST_METHOD": self.command,
                        "PATH_INFO": path,
                        "QUERY_STRING": query,
                        "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                        "CONTENT_LENGTH": str(len(body)),
                        "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                    },
                )
                head, _, content = result.stdout.partition(b"\r\n\r\n")
                headers = [line.split(": ", 1) for line in head.decode().split("\r\n")]
                status = next((v for k, v in headers if k == "Status"), "200 OK")
                self.send_response(int(status.split()[0]))
                for key, value in headers:
                    if key != "Status":
                        self.send_header(key, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def chunk(self):
                data = self.rfile.read(int(self.rfile.readline().split(b";")[0], 16))
                self.rfile.readline()
                return data

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request, client_address):
                """A replica that was killed closes its connections."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, name):
        return f"http://{self.address}/{name}.git"

    def bare(self, name):
        return self.root / f"{name}.git"

    def plugins(self, name):
        """Creates a repository of plugins with one commit and no tag."""
        bare = self.bare(name)
        git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        git("config", "uploadpack.allowFilter", "true", directory=bare)
        tree = git("mktree", directory=bare, stdin="")
        commit = git("commit-tree", tree, "-m", "First", directory=bare)
        git("update-ref", "refs/heads/main", commit, directory=bare)

    def registry(self, name, plugins):
        """Creates the repository of a registry; plugins is a list of repositories, one plugin each."""
        bare = self.bare(name)
        git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        git("config", "http.receivepack", "true", directory=bare)
        lines = [
            f"name: {name}",
            f"repository: {self.url(name)}",
            "forges:",
            f'  - {{host: "{self.address}", type: git}}',
            "plugins:",
        ]
        for plugin in plugins:
            lines += [
                f"  - id: {plugin}",
                f"    name: {plugin}",
                f"    repository: {self.url(plugin)}",
                "    tagPattern: v*",
            ]
        blob = git("hash-object", "-w", "--stdin", directory=bare, stdin="\n".join(lines) + "\n")
        tree = git("mktree", directory=bare, stdin=f"100644 blob {blob}\tregistry.yaml\n")
        commit = git("commit-tree", tree, "-m", "First", directory=bare)
        git("update-ref", "refs/heads/main", commit, directory=bare)

    def tag(self, name, tag):
        """Puts a tag on the first commit, as a push does."""
        bare = self.bare(name)
        git("update-ref", f"refs/tags/{tag}", "refs/heads/main", directory=bare)

    def published(self, name):
        """The versions in plugins.json by plugin, as the branch has them; empty where there is none."""
        result = subprocess.run(
            ["git", "show", "main:docs/plugins.json"],
            cwd=self.bare(name),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            return {}
        return {p["id"]: p.get("latestVersion") for p in json.loads(result.stdout)["plugins"]}

    def close(self):
        self.server.shutdown()


def delivery(host, repository, tag, identity=None):
    """The headers and the body of a webhook of Gitea for a created tag."""
    body = json.dumps(
        {
            "ref": tag,
            "ref_type": "tag",
            "sha": "0" * 40,
            "repository": {
                "full_name": repository,
                "html_url": host.url(repository).removesuffix(".git"),
                "clone_url": host.url(repository),
            },
        }
    ).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Gitea-Event": "create",
        "X-Gitea-Delivery": identity or str(uuid.uuid4()),
        "X-Gitea-Signature": hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest(),
    }
    return headers, body


def send(replica, headers, body, timeout=10):
    """Sends a delivery and returns the status of the answer, or 0 where there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", replica.port, timeout=timeout)
    try:
        connection.request("POST", "/hooks/gitea", body, headers)
        response = connection.getresponse()
        response.read()
        return response.status
    except OSError:
        return 0
    except http.client.HTTPException:
        return 0
    finally:
        connection.close()


class Postgres:
    """A PostgreSQL server of its own, run by the user nobody where this runs as root."""

    # As Debian and Ubuntu install it; the highest version.
    BIN = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=pathlib.Path("/usr/bin"))

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True)
        self.port = free_port()
        if os.geteuid() == 0:
            self.directory.parent.chmod(0o755)
            shutil.chown(self.directory, "nobody")
        STARTED.append(lambda: self.stop("immediate"))
        self.run("initdb", "-D", "data", "-U", "registry", "--auth=trust", "--no-sync")
        self.start()
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "registry", "registry")

    def run(self, program, *arguments):
        command = [str(self.BIN / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]
        environment = {**os.environ, "PGCTLTIMEOUT": "600"}
        subprocess.run(command, cwd=self.directory, check=True, stdout=subprocess.DEVNULL, env=environment)

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on"
        self.run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", options, "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", "data", "-m", mode, "-w", "stop")

    @property
    def configuration(self):
        return {"url": f"jdbc:postgresql://127.0.0.1:{self.port}/registry", "user": "registry"}

    def query(self, sql):
        """The rows of a query, as lists of texts."""
        result = subprocess.run(
            ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "registry", "-At", "-F", "\t", "-c", sql, "registry"],
            check=True,
            capture_output=True,
            text=True,
        )
        return [line.split("\t") for line in result.stdout.splitlines()]


class Replica:
    """One process of the server. Used with "with", it is killed at the end unless it ended before."""

    # As registry:serve starts it.
    OPTIONS = ("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

    def __init__(self, jar, directory, configuration, options=OPTIONS, environment=None):
        self.jar = jar
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.options = options
        self.environment = environment or {}
        self.configuration = {
            **configuration,
            "http": {"address": "127.0.0.1", "port": self.port, **configuration.get("http", {})},
            "dataDirectory": str(self.directory / "data"),
        }
        self.file = self.directory / "server.yaml"
        # JSON is YAML, too.
        self.file.write_text(json.dumps(self.configuration, indent=2))
        self.process = None

    def start(self, wait=True):
        with open(self.directory / "log", "ab") as log:
            self.process = subprocess.Popen(
                ["java", *self.options, "-jar", str(self.jar), "--config", str(self.file), "--end-with-input"],
                # It ends with this process.
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, "GITEA_SECRET": SECRET, **self.environment},
            )
        if wait:
            self.wait()
        return self

    def wait(self):
        wait_for(f"{self.directory.name} is ready", lambda: self.alive() and self.get("/ready")[0] == 200)

    def alive(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the server ended:\n{(self.directory / 'log').read_text()[-4000:]}")
        return True

    def get(self, path, headers=None, timeout=10):
        """The status and the body of an answer; 0 where there is none."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.process and self.process.poll() is None:
            self.kill()

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def stop(self):
        """Ends the server as a service manager does."""
        self.process.terminate()
        code = self.process.wait(timeout=600)
        assert code in (0, 143), f"the server ended with {code}"


def h2(jar, replica, sql):
    """What the shell of H2 prints for a statement, on the database of a replica that does not run."""
    url = f"jdbc:h2:file:{replica.directory}/data/db;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE"
    shell = ["java", "-cp", str(jar), "org.h2.tools.Shell", "-url", url, "-user", "", "-password", ""]
    return subprocess.run([*shell, "-sql", sql], capture_output=True, text=True, check=True).stdout


def configuration(host, registries, **others):
    """The configuration of a server for the registries of a host."""
    return {
        "webhooks": {"gitea": {"secrets": ["env:GITEA_SECRET"]}},
        "registries": [
            {
                "id": name,
                "repository": host.url(name),
                "branch": "main",
                "definition": "registry.yaml",
                "publish": {"mode": "push", "author": AUTHOR},
            }
            for name in registries
        ],
        **others,
    }
