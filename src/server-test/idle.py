"""Measures memory and processor time of a server that has nothing to do.

Usage: idle.py JAR [REGISTRIES [SECONDS]]

Fails if it takes 256 MB or more, or 2 % of a core or more.
"""

import os
import pathlib
import sys
import tempfile
import time

from registries import GitHost, Replica, configuration, wait_for

jar = sys.argv[1]
registries = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 60


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """The resident memory, in MB."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    names = [f"registry-{i}" for i in range(registries)]
    for name in names:
        host.registry(name, ["kubernetes"])
    slow = configuration(host, names, polling={"minimum": "PT1H", "maximum": "PT1H"})
    server = Replica(jar, work / "server", slow, options=("-Xmx128m",)).start()
    try:
        waiting = set(names)

        def settled():
            waiting.difference_update([n for n in list(waiting)[:50] if host.published(n)])
            return not waiting

        wait_for("the first run of each registry", settled, 1800)
        time.sleep(10)
        before = processor_seconds(server.process.pid)
        time.sleep(seconds)
        share = (processor_seconds(server.process.pid) - before) / seconds * 100
        used = memory(server.process.pid)
    finally:
        server.kill()
    print(f"{registries} registries, idle: {used:.0f} MB, {share:.1f} % of a core in {seconds} s")
    assert used < 256 and share < 2
