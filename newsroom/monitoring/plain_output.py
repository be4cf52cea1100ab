"""Messages of the server's own processes, in the format of all other logs.

For processes that don't load Django; it needs the standard library alone.
"""

import atexit
import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import NoReturn

STANDARD_OUTPUT = 1


def is_json() -> bool:
    """Return True if the log is JSON; the settings refuse an unknown value."""
    return os.environ.get("NEWSROOM_LOGS", "").strip().lower() == "json"


def written(level: str, name: str, text: str) -> str:
    if not is_json():
        return f"{level} {name}: {text}"
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = {"time": moment.replace("+00:00", "Z"), "level": level, "logger": name}
    return json.dumps(told | {"message": text})


def say(level: str, name: str, text: str) -> None:
    """Write a line to the log. One that is full, or that nobody reads, ends nothing."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{written(level, name, text)}\n")
        sys.stderr.flush()


def announce(text: str) -> None:
    """Print a line, if that is possible. Nothing is left to be printed at the end."""
    with suppress(OSError):
        os.write(STANDARD_OUTPUT, f"{text}\n".encode())


def leave(code: int) -> NoReturn:
    """End the process with this code, also where what it said last can't be printed."""
    atexit._run_exitfuncs()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
