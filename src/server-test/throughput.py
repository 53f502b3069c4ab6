"""Measures how many signed deliveries a server takes, and how long an answer takes, with wrk.

Usage: throughput.py JAR h2|postgresql [SECONDS [CONNECTIONS [JVM-OPTION...]]]

Each delivery is new, and concerns one of ten registries, which run at most once an hour: the times are those of the webhook and its
transaction. Fails if a delivery is not taken, or not kept. The figures depend on the machine, so they are printed only.
"""

import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from registries import GitHost, Postgres, Replica, configuration, delivery, wait_for

jar, database = sys.argv[1:3]
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 30
connections = int(sys.argv[4]) if len(sys.argv) > 4 else 16
jvm = sys.argv[5:] or Replica.OPTIONS
REGISTRIES = 10

SCRIPT = """
local thread = 0
function setup(it) it:set("id", thread); thread = thread + 1 end

local requests = {%s}
local count = 0
function request()
  count = count + 1
  local it = requests[count %% #requests + 1]
  it.headers["X-Gitea-Delivery"] = id .. "-" .. count
  return wrk.format("POST", "/hooks/gitea", it.headers, it.body)
end
"""


def lua(host, name):
    """A delivery as a table of Lua, whose texts are those of JSON."""
    headers, body = delivery(host, name, "v1.0.0")
    fields = ", ".join(f"[{json.dumps(key)}] = {json.dumps(value)}" for key, value in headers.items())
    return f"{{headers = {{{fields}}}, body = {json.dumps(body.decode())}}}"


def taken(server):
    """How many deliveries were answered with 202, by the metrics."""
    lines = [line for line in server.get("/metrics")[1].splitlines() if line.startswith("registry_webhook_requests_total")]
    assert all('status="202"' in line for line in lines), lines
    return sum(float(line.split()[-1]) for line in lines)


with contextlib.ExitStack() as closing:
    work = pathlib.Path(closing.enter_context(tempfile.TemporaryDirectory()))
    host = GitHost(work / "git")
    names = [f"plugin-{i}" for i in range(REGISTRIES)]
    for name in names:
        host.plugins(name)
        host.tag(name, "v1.0.0")
        host.registry(f"registry-of-{name}", [name])
    options = {"http": {"requestsPerSecond": 100_000}}
    if database == "postgresql":
        postgres = Postgres(work / "postgres")
        closing.callback(postgres.stop)
        options["database"] = postgres.configuration
    settings = configuration(host, [f"registry-of-{name}" for name in names], **options)
    for registry in settings["registries"]:
        registry["conditions"] = [{"type": "minimumGap", "duration": "PT1H"}]
    script = work / "deliveries.lua"
    script.write_text(SCRIPT % ", ".join(lua(host, name) for name in names))
    with Replica(jar, work / "server", settings, options=jvm).start() as server:
        for name in names:
            wait_for(f"{name} is published", lambda: host.published(f"registry-of-{name}"))
        wrk = ["wrk", "--latency", "-t2", f"-c{connections}", "-s", script, f"http://127.0.0.1:{server.port}"]
        # The JVM compiles first what a delivery needs.
        subprocess.run([*wrk, f"-d{min(10, seconds)}s"], check=True, capture_output=True)
        before = taken(server)
        output = subprocess.run([*wrk, f"-d{seconds}s"], check=True, capture_output=True, text=True).stdout
        answered = int(re.search(r"(\d+) requests in", output).group(1))
        assert "Non-2xx" not in output and "Socket errors" not in output, output
        assert taken(server) - before >= answered > 0, output
        times = dict(re.findall(r"(50|99)%\s+(\S+)", output))
        rate = re.search(r"Requests/sec:\s+(\S+)", output).group(1)
        print(f"{database}, {connections} connections: {rate} deliveries per second; answered in {times['50']} at the median, {times['99']} for 99 of 100")
        server.stop()
    host.close()
