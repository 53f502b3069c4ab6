"""Kills a server with H2 again and again while it accepts deliveries. Fails if one that was acknowledged is lost.

Usage: kills.py JAR [KILLS]
"""

import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from registries import GitHost, Replica, configuration, delivery, send

jar = sys.argv[1]
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
rng = random.Random(20261122)

with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    host.registry("example", ["kubernetes"])
    server = Replica(jar, work / "server", configuration(host, ["example"]))
    acknowledged = []

    def sender(stop):
        while not stop.is_set():
            headers, body = delivery(host, "kubernetes", "v1.0.0")
            if send(server, headers, body) == 202:
                acknowledged.append(headers["X-Gitea-Delivery"])

    for _ in range(kills):
        server.start()
        stop = threading.Event()
        threads = [threading.Thread(target=sender, args=(stop,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(rng.uniform(0.05, 0.8))
        server.kill()
        stop.set()
        for thread in threads:
            thread.join()
    # Opens once more, as after any kill, and ends in order.
    server.start()
    assert server.stop() in (0, 143)
    url = f"jdbc:h2:file:{server.directory}/data/db;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE"
    shell = ["java", "-cp", jar, "org.h2.tools.Shell", "-url", url, "-user", "", "-password", ""]
    kept = subprocess.run(
        [*shell, "-sql", "select delivery from delivery"], capture_output=True, text=True, check=True
    ).stdout.split()
    lost = set(acknowledged) - set(kept)
    assert acknowledged and not lost, f"{len(lost)} of {len(acknowledged)} acknowledged deliveries are lost"
    print(f"{kills} kills, {len(acknowledged)} deliveries acknowledged, none lost")
