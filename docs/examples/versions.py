"""Prints every version that can be used, with its date.

Usage: python3 versions.py [FILE-OR-URL] (default: docs/history.json)
"""

import json
import re
import sys
from urllib.request import urlopen


def history(place):
    if re.match("https?:", place):
        with urlopen(place) as response:
            return json.load(response)
    with open(place, encoding="utf-8") as file:
        return json.load(file)


place = sys.argv[1] if len(sys.argv) > 1 else "docs/history.json"
for plugin in history(place)["plugins"]:
    for version in plugin["versions"]:
        if version["state"] == "released" and not version["prerelease"]:
            print(plugin["id"], version["version"], version.get("releasedAt", "unknown"))
