"""Prints the id and the latest version of every plugin.

Usage: python3 latest.py [FILE-OR-URL] (default: docs/plugins.json)
"""

import json
import re
import sys
from urllib.request import urlopen


def registry(place):
    if re.match("https?:", place):
        with urlopen(place) as response:
            return json.load(response)
    with open(place, encoding="utf-8") as file:
        return json.load(file)


place = sys.argv[1] if len(sys.argv) > 1 else "docs/plugins.json"
for plugin in registry(place)["plugins"]:
    print(plugin["id"], plugin["latestVersion"])
