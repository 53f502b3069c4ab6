"""Measures the time from a pushed tag to the commit in the repository of the registry.

Usage: latency.py JAR h2|postgresql [ROUNDS]

Fails if it is 3 s or more at the median with a webhook, or longer than one interval of polling without.
"""

import pathlib
import statistics
import sys
import tempfile
import time

from registries import GitHost, Postgres, Replica, configuration, delivery, send, wait_for

INTERVAL = 5

jar, database = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 15

with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    host = GitHost(work / "git")
    host.plugins("kubernetes")
    host.registry("example", ["kubernetes"])
    host.tag("kubernetes", "v1.0.0")
    postgres = Postgres(work / "postgres") if database == "postgresql" else None
    try:
        options = {"polling": {"minimum": f"PT{INTERVAL}S", "maximum": f"PT{INTERVAL}S"}}
        if postgres:
            options["database"] = postgres.configuration
        server = Replica(jar, work / "server", configuration(host, ["example"], **options)).start()
        try:
            published = lambda version: lambda: host.published("example").get("kubernetes") == version
            wait_for("the first version is published", published("v1.0.0"))

            def measure(minor, hook):
                version = f"v1.{minor}.0"
                start = time.monotonic()
                host.tag("kubernetes", version)
                if hook:
                    status = send(server, *delivery(host, "kubernetes", version))
                    assert status == 202, f"the webhook was answered with {status}"
                wait_for(f"{version} is published", published(version))
                return time.monotonic() - start

            hooked = sorted(measure(i, True) for i in range(1, rounds + 1))
            polled = sorted(measure(rounds + i, False) for i in range(1, 6))
            assert server.stop() in (0, 143)
        finally:
            if server.process.poll() is None:
                server.kill()
    finally:
        if postgres:
            postgres.stop()
    print(
        f"{database}: with a webhook {statistics.median(hooked):.2f} s at the median and {hooked[-1]:.2f} s at most of {rounds};"
        f" without, {polled[-1]:.2f} s at most of {len(polled)}, interval {INTERVAL} s"
    )
    assert statistics.median(hooked) < 3
    # An interval may be a tenth longer, and the run takes its time, too.
    assert polled[-1] < INTERVAL * 1.1 + 10
