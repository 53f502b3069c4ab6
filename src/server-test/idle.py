"""Measures memory and processor time of a server whose registries do not change. It polls each of them once an hour.

Usage: idle.py JAR [REGISTRIES [SECONDS [JVM-OPTION...]]]

Fails if the server takes 256 MB or more. It takes far less than a core; the share is printed.
"""

import os
import pathlib
import sys
import tempfile
import time

from registries import GitHost, Replica, configuration, h2, wait_for

jar = sys.argv[1]
registries = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 300
options = sys.argv[4:] or list(Replica.OPTIONS)


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid, key="VmRSS"):
    """The resident memory, in MB; of VmHWM, the most that it was."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) / 1024
    raise AssertionError(f"no {key}")


def run_all(host, server, names):
    waiting = set(names)

    def settled():
        waiting.difference_update([name for name in list(waiting)[:50] if host.published(name)])
        return not waiting

    wait_for("the first run of each registry", settled, 3600)
    server.stop()


def spread(server):
    """Spreads the polls over an hour, as they are after some time."""
    h2(jar, server, "update registry set due = dateadd('second', cast(rand() * 3600 as int), current_timestamp)")


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    names = [f"registry-{i}" for i in range(registries)]
    for name in names:
        host.registry(name, ["kubernetes"])
    hourly = configuration(host, names, polling={"minimum": "PT1H", "maximum": "PT1H"})
    with Replica(jar, work / "server", hourly, options=options) as server:
        server.start()
        run_all(host, server, names)
        spread(server)
        server.start()
        pid = server.process.pid
        # The JVM compiles first what a poll needs.
        time.sleep(min(60, seconds))
        before = processor_seconds(pid)
        time.sleep(seconds)
        share = (processor_seconds(pid) - before) / seconds * 100
        used = memory(pid)
        print(
            f"{registries} registries, idle, {' '.join(options)}: {used:.0f} MB, at most {memory(pid, 'VmHWM'):.0f} MB;"
            f" {share:.1f} % of a core in {seconds} s"
        )
        server.stop()
    host.close()
    assert used < 256
    # A thread that does not rest takes all of a core.
    assert share < 30
