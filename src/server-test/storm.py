"""Sends many deliveries to three replicas that are killed and paused, on a PostgreSQL that is restarted.

Usage: storm.py JAR [SECONDS [DELIVERIES [REGISTRIES]]]

One replica has a clock that is an hour ahead (needs faketime). Fails if an acknowledged delivery is lost, two runs of a registry took effect at
once, or a registry is not right in the end.
"""

import itertools
import json
import pathlib
import random
import sys
import tempfile
import threading
import time

from registries import GitHost, Postgres, Replica, configuration, delivery, git, send, wait_for

jar = sys.argv[1]
seconds, deliveries, registries = (list(map(int, sys.argv[2:])) + [60, 10_000, 100][len(sys.argv) - 2 :])
PLUGINS = 20
AHEAD = {"LD_PRELOAD": "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "FAKETIME": "+1h", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
SEED = 20261122


class Storm:
    def __init__(self, work):
        self.random = random.Random(SEED)
        self.host = GitHost(work / "git")
        self.newest = {}
        for i in range(PLUGINS):
            self.host.plugins(f"plugin-{i}")
            self.tag(f"plugin-{i}", 0)
        self.watched = {}
        for i in range(registries):
            self.watched[f"registry-{i}"] = [f"plugin-{i % PLUGINS}", f"plugin-{(i * 7 + 1) % PLUGINS}"]
            self.host.registry(f"registry-{i}", sorted(set(self.watched[f"registry-{i}"])))
        self.postgres = Postgres(work / "postgres")
        options = configuration(
            self.host,
            self.watched,
            database=self.postgres.configuration,
            # Polling catches what the deliveries do not, and must not hide that one is lost.
            polling={"minimum": "PT1H", "maximum": "PT1H"},
        )
        self.replicas = [
            Replica(jar, work / f"replica-{i}", options, environment=AHEAD if i == 2 else None) for i in range(3)
        ]
        self.acknowledged = []
        self.refused = itertools.count()
        self.kills = 0
        self.storming = True

    def tag(self, plugin, minor):
        self.host.tag(plugin, f"v1.{minor}.0")
        self.newest[plugin] = minor

    def sender(self, count, number):
        """Sends deliveries evenly over the time, as a forge that delivers again what was not accepted."""
        rng = random.Random(SEED + number)
        start = time.monotonic()
        for i in range(count):
            time.sleep(max(0.0, start + i * seconds / count - time.monotonic()))
            plugin = f"plugin-{rng.randrange(PLUGINS)}"
            headers, body = delivery(self.host, plugin, f"v1.{self.newest[plugin]}.0")
            while send(rng.choice(self.replicas), headers, body) != 202:
                next(self.refused)
                time.sleep(0.1)
            self.acknowledged.append(headers["X-Gitea-Delivery"])

    def tagger(self):
        """Pushes tags; the delivery after each one is sent by a sender of its own."""
        rng = random.Random(SEED - 1)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            plugin = f"plugin-{rng.randrange(PLUGINS)}"
            self.tag(plugin, self.newest[plugin] + 1)
            headers, body = delivery(self.host, plugin, f"v1.{self.newest[plugin]}.0")
            while send(rng.choice(self.replicas), headers, body) != 202:
                time.sleep(0.1)
            self.acknowledged.append(headers["X-Gitea-Delivery"])
            time.sleep(seconds / 60)

    def trouble(self):
        """Kills the replicas in turn at random times, pauses one, and restarts the database."""
        rng = random.Random(SEED + 99)
        end = time.monotonic() + seconds
        paused = restarted = False
        while time.monotonic() < end:
            time.sleep(rng.uniform(2, 6))
            if not paused and time.monotonic() > end - seconds * 0.7:
                paused = True
                self.replicas[1].pause()
                threading.Timer(45, self.replicas[1].resume).start()
            elif not restarted and time.monotonic() > end - seconds * 0.4:
                restarted = True
                self.postgres.stop("immediate")
                time.sleep(2)
                self.postgres.start()
            else:
                victim = rng.choice([self.replicas[0], self.replicas[2]])
                victim.kill()
                self.kills += 1
                victim.start(wait=False)

    def run(self):
        # One after the other: the schema is created once, and a cold JVM takes a core.
        for replica in self.replicas:
            replica.start()
        wait_for("the first run of each registry", self.right, 600)
        threads = [threading.Thread(target=self.sender, args=(deliveries // 8, i)) for i in range(8)]
        threads += [threading.Thread(target=self.tagger), threading.Thread(target=self.trouble)]
        start = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sent = time.monotonic() - start
        for replica in self.replicas:
            replica.resume()
            replica.wait()
        wait_for("the queue is empty", self.quiet, 600)
        return sent, time.monotonic() - start - sent

    def quiet(self):
        rows = self.postgres.query("select count(*) from registry where wanted > seen or owner is not null")
        time.sleep(0.5)
        return rows == [["0"]]

    def wrong(self):
        return [
            (name, plugin, found.get(plugin), self.newest[plugin])
            for name, plugins in self.watched.items()
            for found in [self.host.published(name)]
            for plugin in plugins
            if found.get(plugin) != f"v1.{self.newest[plugin]}.0"
        ]

    def right(self):
        time.sleep(1)
        return not self.wrong()

    def assert_right(self):
        wrong = self.wrong()
        assert not wrong, f"not up to date: {wrong[:5]}"
        kept = {row[0] for row in self.postgres.query("select delivery from delivery")}
        lost = set(self.acknowledged) - kept
        assert not lost, f"{len(lost)} acknowledged deliveries are lost"
        overlaps = self.postgres.query(
            "select a.registry, a.id, b.id from run a join run b on a.registry = b.registry and a.id < b.id"
            " where a.outcome = 'changed' and b.outcome = 'changed' and (b.started < a.ended or b.fence <= a.fence)"
        )
        assert not overlaps, f"runs that took effect at once: {overlaps[:5]}"
        for name in self.watched:
            self.assert_history(name)

    def assert_history(self, name):
        """Each commit has one parent, changes the registry, and lowers no version."""
        bare = self.host.bare(name)
        versions = {}
        for line in git("log", "--reverse", "--format=%H %P", "main", directory=bare).splitlines()[1:]:
            commit, *parents = line.split()
            assert len(parents) == 1, f"{name}: {commit} is a merge"
            assert git("diff", "--name-only", parents[0], commit, directory=bare), f"{name}: {commit} is empty"
            text = git("show", f"{commit}:docs/plugins.json", directory=bare)
            for plugin in json.loads(text)["plugins"]:
                minor = int(plugin["latestVersion"].split(".")[1])
                assert minor >= versions.get(plugin["id"], 0), f"{name}: {commit} lowers {plugin['id']}"
                versions[plugin["id"]] = minor

    def close(self):
        for replica in self.replicas:
            if replica.process and replica.process.poll() is None:
                replica.kill()
        self.postgres.stop("immediate")


with tempfile.TemporaryDirectory() as directory:
    storm = Storm(pathlib.Path(directory))
    try:
        sent, rest = storm.run()
        storm.assert_right()
        runs = dict(storm.postgres.query("select outcome, count(*) from run group by outcome"))
    finally:
        storm.close()
    print(
        f"{len(storm.acknowledged)} deliveries in {sent:.0f} s to 3 replicas and {registries} registries, {storm.kills} kills,"
        f" {next(storm.refused)} refused and sent again; right {rest:.0f} s later; runs: {runs}"
    )
