"""Runs a command with a PostgreSQL of its own, whose URL is in POSTGRESQL_URL, and ends with its exit code.

Usage: with_postgresql.py COMMAND [ARGUMENT...]
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from registries import Postgres

with tempfile.TemporaryDirectory() as work:
    postgres = Postgres(pathlib.Path(work) / "postgres")
    try:
        url = f"{postgres.configuration['url']}?user=registry"
        code = subprocess.run(sys.argv[1:], env={**os.environ, "POSTGRESQL_URL": url}, check=False).returncode
    finally:
        postgres.stop()
sys.exit(code)
