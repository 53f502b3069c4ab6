"""Runs chat.py as a run does, with a chat on a loopback address: python3 test_chat.py"""
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

import chat

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "chat.py")
AUTHORIZATION = "Bearer 5f0c2e7a"
REGISTRY = {"name": "Tools <beta>", "description": "", "repository": "https://example.com"}


def notification(event, **values):
    """A notification with nothing but an event, and what is given."""
    return {
        "event": event,
        "registry": REGISTRY,
        "changes": [],
        "findings": [],
        "commit": "",
        "pullRequest": "",
        **values,
    }


def change(before, after):
    """A change of a version."""
    return {"plugin": "tool", "from": before, "to": after, "releaseUrl": ""}


class Chat(BaseHTTPRequestHandler):
    """Keeps what is posted."""

    texts = []
    status = 200

    def do_POST(self):  # pylint: disable=invalid-name
        """Any path."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.texts.append(json.loads(body)["text"])
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin
        pass


class UnixConnection(http.client.HTTPConnection):
    """A connection over a Unix socket."""

    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


class ProgramTest(unittest.TestCase):
    """The whole program."""

    def setUp(self):
        Chat.texts, Chat.status = [], 200
        self.chat = HTTPServer(("127.0.0.1", 0), Chat)
        threading.Thread(target=self.chat.serve_forever, daemon=True).start()
        self.addCleanup(self.chat.server_close)
        self.addCleanup(self.chat.shutdown)
        self.url = "http://127.0.0.1:%d/hook" % self.chat.server_address[1]

    def serve(self, **values):
        """Starts the program; returns it and where it listens."""
        program = subprocess.Popen(
            [sys.executable, PROGRAM, "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            universal_newlines=True,
        )
        self.addCleanup(program.stdout.close)
        self.addCleanup(program.wait)
        self.addCleanup(program.stdin.close)
        start = {
            "protocol": 1,
            "id": "chat",
            "registry": REGISTRY,
            "configuration": {"url": self.url},
            "tokens": {},
            "authorization": AUTHORIZATION,
            **values,
        }
        program.stdin.write(json.dumps(start) + "\n")
        program.stdin.flush()
        return program, json.loads(program.stdout.readline())

    def call(self, connection, body, path="/v1/notify", authorization=AUTHORIZATION):
        """The status and the object of an answer."""
        connection.request("POST", path, json.dumps(body), {"Authorization": authorization})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def connect(self, **values):
        """A connection over TCP."""
        _, listening = self.serve(**values)
        self.assertEqual("tcp", listening["network"])
        connection = http.client.HTTPConnection(listening["address"])
        self.addCleanup(connection.close)
        return connection

    def test_posts_over_one_connection(self):
        connection = self.connect()
        published = notification("PUBLISHED", changes=[change("v1.0.0", "v1.1.0")])
        self.assertEqual((200, {}), self.call(connection, published))
        self.assertEqual((200, {}), self.call(connection, published))
        self.assertEqual(
            ["Tools &lt;beta&gt; published:\n• tool v1.0.0 → v1.1.0"] * 2, Chat.texts
        )

    @unittest.skipUnless(hasattr(socket, "AF_UNIX"), "no Unix sockets")
    def test_posts_over_a_unix_socket(self):
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "s")
            _, listening = self.serve(socket=path)
            self.assertEqual({"network": "unix", "address": path}, listening)
            connection = UnixConnection(path)
            self.addCleanup(connection.close)
            published = notification("PUBLISHED", changes=[change("", "v1.1.0")])
            self.assertEqual((200, {}), self.call(connection, published))
        self.assertEqual(1, len(Chat.texts))

    def test_ends_with_its_input(self):
        program, _ = self.serve()
        program.stdin.close()
        self.assertEqual(0, program.wait())

    def test_answers_nobody_else(self):
        status, _ = self.call(self.connect(), notification("PUBLISHED"), authorization="Bearer x")
        self.assertEqual(401, status)

    def test_posts_only_the_events_that_are_wanted(self):
        connection = self.connect(configuration={"url": self.url, "events": ["UPDATED"]})
        changes = [change("v1.0.0", "v1.1.0")]
        self.call(connection, notification("PUBLISHED", changes=changes))
        self.call(connection, notification("UPDATED", changes=changes))
        self.assertEqual(["Tools &lt;beta&gt; found:\n• tool v1.0.0 → v1.1.0"], Chat.texts)

    def test_says_why_nothing_was_posted_and_no_url(self):
        Chat.status = 404
        status, body = self.call(
            self.connect(), notification("PUBLISHED", changes=[change("", "v1.0.0")])
        )
        self.assertEqual(422, status)
        self.assertEqual("the chat answered with status 404", body["message"])
        self.assertNotIn(self.url, json.dumps(body))

    def test_has_capabilities(self):
        output = subprocess.check_output([sys.executable, PROGRAM, "capabilities"])
        self.assertEqual("chat", json.loads(output)["id"])


class MessageTest(unittest.TestCase):
    """The texts."""

    def test_has_nothing_to_tell_of_a_check_that_passed(self):
        warning = {"rule": "r", "severity": "WARNING", "plugin": "", "message": "m", "remedy": ""}
        self.assertEqual("", chat.message(notification("CHECKED", findings=[warning])))

    def test_tells_of_errors(self):
        error = {"rule": "r", "severity": "ERROR", "plugin": "tool", "message": "x", "remedy": ""}
        self.assertEqual(
            "The check of Tools &lt;beta&gt; failed:\n• tool: x",
            chat.message(notification("CHECKED", findings=[error])),
        )

    def test_tells_of_plugins_that_left(self):
        self.assertIn(
            "• tool left the registry",
            chat.message(notification("PUBLISHED", changes=[change("v1.0.0", "")])),
        )

    def test_names_the_pull_request(self):
        text = chat.message(
            notification("PUBLISHED", changes=[change("", "v1")], pullRequest="https://a.example/7")
        )
        self.assertIn("proposed in https://a.example/7", text)

    def test_shortens_long_lists(self):
        text = chat.message(notification("UPDATED", changes=[change("", "v1")] * 25))
        self.assertEqual(22, len(text.splitlines()))
        self.assertIn("… and 5 more", text)


if __name__ == "__main__":
    unittest.main()
