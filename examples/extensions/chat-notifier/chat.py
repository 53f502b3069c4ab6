#!/usr/bin/env python3
"""Posts what happened to a registry to a webhook of a chat, such as Slack's or Mattermost's.

An extension for registry-maven-plugin that needs nothing but Python 3.8 or later; see ../README.md.
"""
import hmac
import json
import os
import socketserver
import sys
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler

CAPABILITIES = {
    "protocol": 1,
    "id": "chat",
    "description": "Posts new versions and failed checks to a chat.",
    "contracts": ["notifier"],
    "configurationSchema": {
        "type": "object",
        "properties": {
            "url": {"type": "string", "pattern": "^https?://"},
            "events": {
                "type": "array",
                "items": {"enum": ["UPDATED", "CHECKED", "PUBLISHED"]},
            },
        },
        "required": ["url"],
        "additionalProperties": False,
    },
}
MOST_LINES = 20
SECONDS = 10


class ExtensionError(Exception):
    """The notification could not be sent."""

    def __init__(self, message, remedy):
        super().__init__(message)
        self.remedy = remedy


def escape(text):
    """Slack reads links and mentions such as <!channel> unless these are escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def change_line(change):
    """One line about a change of a version."""
    plugin, before, after = escape(change["plugin"]), escape(change["from"]), escape(change["to"])
    if not after:
        return "• %s left the registry" % plugin
    if not before:
        line = "• %s %s is new" % (plugin, after)
    else:
        line = "• %s %s → %s" % (plugin, before, after)
    return "%s %s" % (line, escape(change["releaseUrl"])) if change["releaseUrl"] else line


def finding_line(finding):
    """One line about a finding of a check."""
    return "• %s%s" % (
        escape(finding["plugin"]) + ": " if finding["plugin"] else "",
        escape(finding["message"]),
    )


def message(notification):
    """The text to post; empty where there is nothing to tell."""
    name = escape(notification["registry"]["name"])
    if notification["event"] == "CHECKED":
        lines = [
            finding_line(each) for each in notification["findings"] if each["severity"] == "ERROR"
        ]
        title = "The check of %s failed:" % name
    else:
        lines = [change_line(change) for change in notification["changes"]]
        verb = "published" if notification["event"] == "PUBLISHED" else "found"
        title = "%s %s:" % (name, verb)
        if notification["pullRequest"]:
            title = "%s proposed in %s:" % (name, escape(notification["pullRequest"]))
    if not lines:
        return ""
    more = len(lines) - MOST_LINES
    if more > 0:
        lines = lines[:MOST_LINES] + ["… and %d more" % more]
    return "\n".join([title] + lines)


def post(url, text):
    """Sends a message to the webhook."""
    request = urllib.request.Request(
        url,
        data=json.dumps({"text": text}).encode("utf-8"),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            pass
    except urllib.error.HTTPError as e:
        raise ExtensionError(
            "the chat answered with status %d" % e.code, "create a new webhook, and configure it as url"
        ) from e
    except OSError as e:
        # The message has no URL: whoever knows a webhook can post to it.
        raise ExtensionError(
            "the chat cannot be reached: %s" % getattr(e, "reason", e), "check the url and the network"
        ) from e


class Handler(BaseHTTPRequestHandler):
    """Answers the calls of a run."""

    protocol_version = "HTTP/1.1"  # Keeps connections open.
    disable_nagle_algorithm = True  # An answer does not wait for acknowledgements.
    wbufsize = -1  # Head and body of an answer are sent at once.
    start = {}

    def address_string(self):
        return "run"  # A Unix socket has no address of the client.

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin
        pass  # The run counts its calls itself.

    def answer(self, status, body):
        """Sends an object."""
        data = json.dumps(body).encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def is_authorized(self):
        """Whether the request comes from the run; answers it otherwise."""
        sent = self.headers.get("Authorization", "")
        if hmac.compare_digest(sent.encode("utf-8"), self.start["authorization"].encode("utf-8")):
            return True
        self.close_connection = True
        self.answer(401, {"kind": "failed", "message": "the header Authorization is wrong"})
        return False

    def do_GET(self):  # pylint: disable=invalid-name
        """GET /healthz"""
        if self.is_authorized():
            self.answer(200 if self.path == "/healthz" else 404, {})

    def do_POST(self):  # pylint: disable=invalid-name
        """POST /v1/notify"""
        if not self.is_authorized():
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path != "/v1/notify":
            self.answer(404, {})
            return
        try:
            self.notify(json.loads(body))
            self.answer(200, {})
        except ExtensionError as e:
            self.answer(422, {"kind": "failed", "message": str(e), "remedy": e.remedy})
        except (KeyError, TypeError, ValueError) as e:
            self.answer(422, {"kind": "failed", "message": "unexpected notification: %r" % e})

    def notify(self, notification):
        """Posts a notification, if it is one of the events that are wanted."""
        configuration = self.start["configuration"]
        if notification["event"] in configuration.get("events", ["CHECKED", "PUBLISHED"]):
            text = message(notification)
            if text:
                post(configuration["url"], text)


class TcpServer(socketserver.ThreadingTCPServer):
    """Listens on a loopback address."""

    daemon_threads = True


def listen(path):
    """Listens on a Unix socket if there is one, and on a loopback address otherwise."""
    if path and hasattr(socketserver, "ThreadingUnixStreamServer"):

        class UnixServer(socketserver.ThreadingUnixStreamServer):
            """Listens on a Unix socket."""

            daemon_threads = True

        # Unix sockets have no TCP_NODELAY.
        handler = type("UnixHandler", (Handler,), {"disable_nagle_algorithm": False})
        return UnixServer(path, handler), {"network": "unix", "address": path}
    server = TcpServer(("127.0.0.1", 0), Handler)
    return server, {"network": "tcp", "address": "127.0.0.1:%d" % server.server_address[1]}


def serve():
    """Serves until standard input ends."""
    Handler.start = json.loads(sys.stdin.readline())
    server, listening = listen(Handler.start.get("socket"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(listening), flush=True)
    while sys.stdin.readline():
        pass  # Nothing else comes; the end of the input is the end of the run.
    os._exit(0)  # Calls that are not over have nobody left to answer.


def main(arguments):
    """Prints the capabilities, or serves."""
    if arguments == ["capabilities"]:
        print(json.dumps(CAPABILITIES))
    elif arguments == ["serve"]:
        serve()
    else:
        sys.exit("usage: chat.py capabilities | chat.py serve")


if __name__ == "__main__":
    main(sys.argv[1:])
