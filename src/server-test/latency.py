"""Measures the time from a pushed tag to the commit in the repository of the registry.

Usage: latency.py JAR h2|postgresql [ROUNDS [POLLS]]

Fails if a tag is not published. The times depend on the machine, so they are printed only.
"""

import contextlib
import pathlib
import statistics
import sys
import tempfile
import time

from registries import GitHost, Postgres, Replica, configuration, delivery, send, wait_for

# Longer than this test waits for anything.
NEVER = "PT6H"
INTERVAL = 5

jar, database = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 15
polls = int(sys.argv[4]) if len(sys.argv) > 4 else 5


def measure(host, minor, after_push):
    version = f"v1.{minor}.0"
    start = time.monotonic()
    host.tag("kubernetes", version)
    after_push(version)
    wait_for(f"{version} is published", lambda: host.published("example").get("kubernetes") == version)
    return time.monotonic() - start


def replica(host, directory, options, interval):
    polling = {"minimum": interval, "maximum": interval}
    return Replica(jar, directory, configuration(host, ["example"], polling=polling, **options))


def hook(host, server):
    def deliver(version):
        status = send(server, *delivery(host, "kubernetes", version), timeout=60)
        assert status == 202, f"the webhook was answered with {status}"

    return deliver


def times(kind, seconds):
    return f"{kind} {statistics.median(seconds):.2f} s at the median, {max(seconds):.2f} s at most of {len(seconds)}"


with contextlib.ExitStack() as closing:
    work = pathlib.Path(closing.enter_context(tempfile.TemporaryDirectory()))
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.registry("example", ["kubernetes"])
    options = {}
    if database == "postgresql":
        postgres = Postgres(work / "postgres")
        closing.callback(postgres.stop)
        options["database"] = postgres.configuration
    # Only a webhook can start a run.
    with replica(host, work / "server", options, NEVER).start() as server:
        measure(host, 0, lambda version: None)
        hooked = [measure(host, i, hook(host, server)) for i in range(1, rounds + 1)]
        server.stop()
    # Only a poll can.
    with replica(host, work / "server", options, f"PT{INTERVAL}S").start() as server:
        measure(host, rounds + 1, lambda version: None)
        polled = []
        for i in range(polls):
            # At another time of the interval each time.
            time.sleep(INTERVAL * i / polls)
            polled.append(measure(host, rounds + 2 + i, lambda version: None))
        server.stop()
    print(f"{database}: {times('with a webhook', hooked)}; {times('without', polled)}, polled every {INTERVAL} s")
