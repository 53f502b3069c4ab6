"""Prints the id and the latest version of every plugin.

Usage: python3 latest.py FILE-OR-URL
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


for plugin in registry(sys.argv[1])["plugins"]:
    print(plugin["id"], plugin["latestVersion"])
