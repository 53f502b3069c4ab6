"""Starts the server with registry:serve, and ends Maven in three ways. The server has to end with it.

Usage: serve.py MAVEN GOAL
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile

from registries import GitHost, Replica, configuration, wait_for

maven, goal = sys.argv[1:3]


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


def assert_ends(server, name, end):
    server.start()
    pids = [server.process.pid, *children(server.process.pid)]
    assert len(pids) >= 2, "the server is no process of its own"
    end(server.process.pid, pids)
    server.process.wait(timeout=90)
    wait_for(f"all processes end after {name}", lambda: all(map(ended, pids)), 90)


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    host.registry("example", ["kubernetes"])
    server = ByMaven(None, work / "server", configuration(host, ["example"]))
    # As Ctrl-C in a terminal, which the whole group gets.
    assert_ends(server, "Ctrl-C", lambda pid, pids: os.killpg(pid, signal.SIGINT))
    wait_for("the first version is published", lambda: host.published("example"))
    assert_ends(server, "SIGTERM", lambda pid, pids: os.kill(pid, signal.SIGTERM))
    assert_ends(server, "kill -9", lambda pid, pids: [os.kill(p, signal.SIGKILL) for p in pids[:-1]])

    server.file.unlink()
    missing = subprocess.run([maven, "-B", "-ntp", goal], cwd=server.directory, capture_output=True, text=True)
    assert missing.returncode == 1 and "there is no" in missing.stdout and "server.yaml" in missing.stdout, missing.stdout
    print(f"{maven}: ended by Ctrl-C, SIGTERM and kill -9")
