"""Sends many deliveries to three replicas that are killed and paused, on a PostgreSQL that is restarted.

Usage: storm.py JAR [SECONDS [DELIVERIES [REGISTRIES [KILLS]]]]

One replica has a clock that is an hour ahead (needs faketime). One is paused during a run until others have done all its work. Fails if an acknowledged
delivery is lost, two runs of a registry took effect at once, a change was published twice, or a registry is not right in the end. SECONDS is how
long the sending takes at least; what happens meanwhile depends on how many deliveries were acknowledged, and not on time.
"""

import concurrent.futures
import json
import pathlib
import random
import sys
import tempfile
import time

from registries import GitHost, Postgres, Replica, configuration, delivery, git, send, wait_for

jar = sys.argv[1]
seconds, deliveries, registries, kills = list(map(int, sys.argv[2:])) + [60, 10_000, 100, 10][len(sys.argv) - 2 :]
PLUGINS = min(20, registries)
TAGS = 60
SENDERS = 8
SEED = 20261122


def ahead():
    """The environment of a process whose clock is an hour ahead."""
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    # Java waits by the monotonic clock. With the fix, which is for other programs, each wait of the JVM ends at once, and its threads take all processors.
    return {"LD_PRELOAD": str(library), "FAKETIME": "+1h", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_FORCE_MONOTONIC_FIX": "0"}


class Storm:
    def __init__(self, work):
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
            Replica(jar, work / f"replica-{i}", options, environment=ahead() if i == 2 else None) for i in range(3)
        ]
        # Those that a load balancer sends requests to: it notices soon that one does not answer.
        self.ready = self.replicas
        self.acknowledged = []
        self.refused = 0

    def tag(self, plugin, minor):
        self.host.tag(plugin, f"v1.{minor}.0")
        self.newest[plugin] = minor

    def deliver(self, rng, plugin):
        """Sends a delivery again and again until it is accepted."""
        headers, body = delivery(self.host, plugin, f"v1.{self.newest[plugin]}.0")
        while send(rng.choice(self.ready), headers, body, timeout=20) != 202:
            self.refused += 1
            time.sleep(0.1)
        self.acknowledged.append(headers["X-Gitea-Delivery"])

    def sender(self, count, number):
        """Sends deliveries evenly over the time."""
        rng = random.Random(SEED + number)
        start = time.monotonic()
        for i in range(count):
            time.sleep(max(0.0, start + i * seconds / count - time.monotonic()))
            self.deliver(rng, f"plugin-{rng.randrange(PLUGINS)}")

    def tagger(self):
        """Pushes tags, and sends the delivery after each one."""
        rng = random.Random(SEED - 1)
        start = time.monotonic()
        for i in range(TAGS):
            time.sleep(max(0.0, start + i * seconds / TAGS - time.monotonic()))
            plugin = f"plugin-{rng.randrange(PLUGINS)}"
            self.tag(plugin, self.newest[plugin] + 1)
            self.deliver(rng, plugin)

    def trouble(self):
        """Kills two replicas in turn, pauses the third, and restarts the database, each after a share of the deliveries."""
        rng = random.Random(SEED + 99)
        steps = [(rng.uniform(0.05, 0.95), lambda i=i: self.kill(self.replicas[i % 2 * 2])) for i in range(kills)]
        steps += [(0.3, self.pause), (0.6, self.restart)]
        for share, step in sorted(steps, key=lambda it: it[0]):
            wait_for(f"{share:.0%} of the deliveries", lambda s=share: len(self.acknowledged) >= s * deliveries)
            step()

    def kill(self, replica):
        replica.kill()
        replica.start(wait=False)

    def restart(self):
        self.postgres.stop("immediate")
        time.sleep(2)
        self.postgres.start()

    def pause(self):
        """Pauses the second replica while it runs a registry."""
        replica = self.replicas[1]
        while True:
            wait_for("the second replica runs a registry", lambda: self.leases(replica))
            replica.pause()
            if self.leases(replica):
                self.ready = self.replicas[::2]
                return
            replica.resume()

    def leases(self, replica):
        return self.count(f"registry where owner like '{replica.process.pid}@%'")

    def count(self, rows):
        return int(self.postgres.query(f"select count(*) from {rows}")[0][0])

    def run(self):
        # One after the other: the schema is created once, and a cold JVM takes a core.
        for replica in self.replicas:
            replica.start()
        wait_for("the first run of each registry", self.right, 1800)
        start = time.monotonic()
        sent = self.storm(start)
        for replica in self.replicas[::2]:
            replica.wait()
        # Others take over what the replica had when it was paused.
        wait_for("the queue is empty", self.quiet, 1800)
        right = time.monotonic() - start - sent
        paused = self.replicas[1]
        paused.resume()
        paused.wait()
        for replica in self.replicas:
            replica.stop()
        assert self.count(f"run where outcome = 'lost' and owner like '{paused.process.pid}@%'"), "the paused replica lost no lease"
        return sent, right

    def storm(self, start):
        """Returns how long the sending took, in seconds."""
        with concurrent.futures.ThreadPoolExecutor(SENDERS + 2) as threads:
            trouble = threads.submit(self.trouble)
            work = [threads.submit(self.sender, deliveries // SENDERS, i) for i in range(SENDERS)]
            work.append(threads.submit(self.tagger))
            for done in work:
                done.result()
            sent = time.monotonic() - start
            trouble.result()
        return sent

    def quiet(self):
        time.sleep(0.5)
        return not self.count("registry where wanted > seen or owner is not null")

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
        """Each commit has one parent, raises a version, and lowers none."""
        bare = self.host.bare(name)
        versions = {}
        for line in git("log", "--reverse", "--format=%H %P", "main", directory=bare).splitlines()[1:]:
            commit, *parents = line.split()
            assert len(parents) == 1, f"{name}: {commit} is a merge"
            text = git("show", f"{commit}:docs/plugins.json", directory=bare)
            found = {plugin["id"]: int(plugin["latestVersion"].split(".")[1]) for plugin in json.loads(text)["plugins"]}
            assert all(minor >= versions.get(plugin, 0) for plugin, minor in found.items()), f"{name}: {commit} lowers a version"
            assert found != versions, f"{name}: {commit} publishes what is published"
            versions = found

    def close(self):
        for replica in self.replicas:
            if replica.process and replica.process.poll() is None:
                replica.kill()
        self.postgres.stop("immediate")
        self.host.close()


with tempfile.TemporaryDirectory() as directory:
    storm = Storm(pathlib.Path(directory))
    try:
        sent, rest = storm.run()
        storm.assert_right()
        runs = dict(storm.postgres.query("select outcome, count(*) from run group by outcome"))
    finally:
        storm.close()
    print(
        f"{len(storm.acknowledged)} deliveries in {sent:.0f} s to 3 replicas and {registries} registries, {kills} kills,"
        f" {storm.refused} refused and sent again; right {rest:.0f} s later; runs: {runs}"
    )
