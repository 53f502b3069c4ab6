#!/usr/bin/env python3
import os

PLUGINS = [
    {
        "id": "json",
        "name": "JSON Plugin",
        "description": "Reads JSON",
        "source_path": "plugins/json",
        "tag_pattern": "plugins/json/*",
        "status": "stable",
        "repository": "./plugins.git",
        "maintainer": "Jo",
    },
]

os.remove("registry.yaml")
