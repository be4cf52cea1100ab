"""Read the settings in forks of one process that has read the libraries once.

`python reader.py FOLDER`; on each line it is told the environment as JSON, and it
answers what the settings are then, or how reading them failed.
"""

import gc
import json
import os
import sys
from importlib import import_module
from pathlib import Path

OURS = ("newsroom", "articles")


def forget_ours() -> None:
    """Leave the libraries alone: each fork reads our own modules for itself."""
    for name in list(sys.modules):
        if name.partition(".")[0] in OURS:
            del sys.modules[name]


def answer(names: list[str], environment: dict[str, str], said: Path) -> None:
    """Write what the settings are, or the traceback, and end."""
    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.environ.clear()
    os.environ.update(environment)
    settings = import_module("newsroom.settings")
    shown = {name: getattr(settings, name, None) for name in names}
    sys.stderr.write(json.dumps(shown, default=str))
    sys.exit(0)


def main(folder: Path) -> None:
    import_module("newsroom.settings")
    forget_ours()
    gc.collect()
    gc.freeze()
    said = folder / "said"
    for line in sys.stdin:
        asked = json.loads(line)
        if not os.fork():
            answer(asked["names"], asked["environment"], said)
        code = os.waitstatus_to_exitcode(os.wait()[1])
        sys.stdout.write(json.dumps([code, said.read_text()]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
