"""A newsroom with samples, served for a while: for programs that look at its pages."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY = "The newsroom is open"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def chromium() -> str:
    """Return the path of a Chromium; the script ends if there is none."""
    asked = [ROOT / "bin" / "chromium"]
    found = subprocess.run(asked, check=True, capture_output=True, text=True)
    return found.stdout.strip()


@contextmanager
def newsroom() -> Iterator[tuple[str, Path]]:
    """Yield the address of the newsroom, and the folder with its data."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="served-") as folder:
        env = {
            name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ
        }
        env |= {"PORT": str(port), "NEWSROOM_VAR": folder, "NEWSROOM_WORKER": "0"}
        command = [ROOT / "bin" / "run"]
        with subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as server:
            try:
                if not any(line.startswith(READY) for line in server.stdout):
                    sys.exit("The newsroom didn't open; see above.")
                yield f"http://127.0.0.1:{port}", Path(folder)
            finally:
                os.killpg(server.pid, signal.SIGTERM)
