"""A registry and as much of a Gitea as Renovate needs to open a pull request, on a loopback address.

Usage: forge.py REGISTRY REPOSITORY PULLS

REGISTRY is the directory of the published files, REPOSITORY a bare repository, PULLS a file that gets a line of JSON for each
pull request. Prints the port.
"""

import http.server
import json
import pathlib
import sys

registry, repository, pulls = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])

REPO = {
    "id": 1,
    "full_name": "ada/scratch",
    "owner": {"id": 1, "username": "ada"},
    "clone_url": repository.as_uri(),
    "default_branch": "main",
    "permissions": {"admin": False, "pull": True, "push": True},
    "allow_merge_commits": True,
    "default_merge_style": "merge",
    "has_issues": False,
    "has_pull_requests": True,
}
ANSWERS = {
    "/api/v1/user": {"id": 1, "username": "ada", "full_name": "Ada", "email": "ada@example.org"},
    "/api/v1/version": {"version": "1.22.0"},
    "/api/v1/repos/ada/scratch": REPO,
    "/api/v1/repos/ada/scratch/pulls": [],
    "/api/v1/repos/ada/scratch/labels": [],
    "/api/v1/orgs/ada/labels": [],
}


class Forge(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments):
        super().__init__(*arguments, directory=str(registry))

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path in ANSWERS:
            self.answer(200, ANSWERS[path])
        elif path.endswith("/status"):
            self.answer(200, {"state": "pending", "statuses": []})
        else:
            super().do_GET()

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/api/v1/repos/ada/scratch/pulls":
            self.answer(404, {"message": "not found"})
            return
        with pulls.open("a", encoding="utf-8") as file:
            file.write(json.dumps(request) + "\n")
        head = {"label": request["head"], "sha": "0" * 40, "repo": {"full_name": "ada/scratch"}}
        base = {"ref": request["base"]}
        self.answer(201, {**request, "number": 1, "state": "open", "mergeable": True, "head": head, "base": base})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge)
print(server.server_address[1], flush=True)
server.serve_forever()
