"""Kills a server with H2 again and again while it accepts deliveries. Fails if one that was acknowledged is lost or was counted twice.

Usage: kills.py JAR [KILLS]
"""

import collections
import pathlib
import random
import sys
import tempfile
import threading

from registries import GitHost, Replica, configuration, delivery, h2, send, wait_for

jar = sys.argv[1]
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
rng = random.Random(20261122)


def sender(host, server, acknowledged, stop):
    while not stop.is_set():
        headers, body = delivery(host, "kubernetes", "v1.0.0")
        if send(server, headers, body) == 202:
            acknowledged.append(headers["X-Gitea-Delivery"])


def round_of(host, server, acknowledged):
    """Kills the server after some deliveries, while others are under way."""
    server.start()
    stop = threading.Event()
    threads = [threading.Thread(target=sender, args=(host, server, acknowledged, stop)) for _ in range(4)]
    enough = len(acknowledged) + rng.randrange(1, 60)
    for thread in threads:
        thread.start()
    try:
        wait_for("deliveries are acknowledged", lambda: server.alive() and len(acknowledged) >= enough)
    finally:
        server.kill()
        stop.set()
        for thread in threads:
            thread.join()


def kept(server):
    """How often the database has each delivery."""
    rows = h2(jar, server, "select delivery || '=' || count from delivery").split()
    return collections.Counter({row.split("=")[0]: int(row.split("=")[1]) for row in rows if row.count("=") == 1})


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.tag("kubernetes", "v1.0.0")
    host.registry("example", ["kubernetes"])
    acknowledged = []
    with Replica(jar, work / "server", configuration(host, ["example"])) as server:
        for _ in range(kills):
            round_of(host, server, acknowledged)
        # Opens once more, as after any kill, and ends in order.
        server.start()
        wait_for("the registry is published", lambda: host.published("example"))
        server.stop()
        found = kept(server)
    lost = [identity for identity in acknowledged if not found[identity]]
    assert acknowledged and not lost, f"{len(lost)} of {len(acknowledged)} acknowledged deliveries are lost"
    twice = [identity for identity, count in found.items() if count > 1]
    assert not twice, f"{len(twice)} deliveries were counted twice"
    print(f"{kills} kills, {len(acknowledged)} deliveries acknowledged, none lost")
