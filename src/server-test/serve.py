"""Starts the server with registry:serve, and ends Maven in three ways. The server has to end with it.

Then runs the goal without server.yaml, and offline where the server was not downloaded: it has to say so.

Usage: serve.py MAVEN GOAL
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile

from registries import GitHost, Replica, configuration, wait_for

# A shell that starts this in the background lets it, and what it starts, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

maven = str(pathlib.Path(sys.argv[1]).absolute())
goal = sys.argv[2]
# Only for a process that hangs: Maven itself gives up a server that does not end after 60 s.
HANGING = 300


def children(pid):
    """The processes below one."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            child = int(path.parent.name)
            found += [child, *children(child)]
    return found


def ended(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


class ByMaven(Replica):
    """The server below a Maven."""

    def start(self, wait=True):
        with open(self.directory / "log", "ab") as log:
            self.process = subprocess.Popen(
                [maven, "-B", "-ntp", goal],
                cwd=self.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A group of its own, as a shell gives to a command.
                start_new_session=True,
                env={**os.environ, "GITEA_SECRET": "any"},
            )
        if wait:
            self.wait()
        return self


def assert_ends(server, name, end, before=lambda: None):
    server.start()
    before()
    pids = [server.process.pid, *children(server.process.pid)]
    assert len(pids) >= 2, "the server is no process of its own"
    jar = jar_of(pids[-1])
    end(server.process.pid, pids)
    server.process.wait(timeout=HANGING)
    wait_for(f"all processes end after {name}", lambda: all(map(ended, pids)), HANGING)
    return jar


def jar_of(pid):
    """The jar that a JVM runs."""
    arguments = pathlib.Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return pathlib.Path(arguments[arguments.index("-jar") + 1])


def repository_without(jar, directory):
    """A local repository in which all is as in that of a jar, except for the directory of the jar's artifact."""
    # REPOSITORY/io/github/pluginregistry/ARTIFACT/VERSION/JAR
    below = jar.parents[1].relative_to(jar.parents[5])
    source, target = jar.parents[5], directory
    for part in below.parts:
        target.mkdir()
        for entry in source.iterdir():
            if entry.name != part:
                (target / entry.name).symlink_to(entry)
        source, target = source / part, target / part
    return directory


def failure(directory, *options):
    """What the goal prints, which has to fail."""
    result = subprocess.run([maven, "-B", "-ntp", *options, goal], cwd=directory, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout
    return result.stdout


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    host.registry("example", ["kubernetes"])
    server = ByMaven(None, work / "server", configuration(host, ["example"]))
    published = lambda: wait_for("the first version is published", lambda: host.published("example"), HANGING)
    # As Ctrl-C in a terminal, which the whole group gets.
    jar = assert_ends(server, "Ctrl-C", lambda pid, pids: os.killpg(pid, signal.SIGINT), published)
    assert_ends(server, "SIGTERM", lambda pid, pids: os.kill(pid, signal.SIGTERM))
    assert_ends(server, "kill -9", lambda pid, pids: [os.kill(p, signal.SIGKILL) for p in pids[:-1]])

    offline = failure(server.directory, "-o", f"-Dmaven.repo.local={repository_without(jar, work / 'repository')}")
    assert "the server cannot be downloaded" in offline and "run the goal once without -o" in offline, offline
    server.file.unlink()
    missing = failure(server.directory)
    assert "there is no" in missing and "server.yaml" in missing, missing
    print(f"{maven}: ended by Ctrl-C, SIGTERM and kill -9")
