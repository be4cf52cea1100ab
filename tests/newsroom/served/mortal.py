"""The settings of a server of which a worker dies in the middle of a decision.

It does so as soon as there is the file that MORTAL names, and takes that along.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

from django.db.models.signals import pre_save

from newsroom.settings import *  # noqa: F403

ORDER = Path(os.environ["MORTAL"])


def die(sender, **_told) -> None:
    """Kill this process: the article has its status, and nobody has said why."""
    if sender._meta.label == "articles.Decision":
        with suppress(FileNotFoundError):
            ORDER.unlink()
            os.kill(os.getpid(), signal.SIGKILL)


pre_save.connect(die)
