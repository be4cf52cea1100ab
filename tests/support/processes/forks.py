"""Processes that are forks of one that has imported the code, which takes longest.

Each reads the settings anew, from the environment that it is given.
"""

import importlib
import multiprocessing
import os
from collections.abc import Callable
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from unittest.mock import patch

from django.conf import Settings, settings
from django.core.signals import setting_changed
from django.db import connections

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        "tests.support.processes.ready",
        "tests.support.processes.words",
        "tests.support.processes.commands",
        "tests.support.processes.rivals",
        "tests.editing.publishing.rival",
        "tests.editing.proposals.rival",
    ]
)


@contextmanager
def forked():
    """End, at last, the process that they are forks of, and wait: its time counts."""
    yield
    forkserver._forkserver._stop()


def fork(environment: dict[str, str], act: Callable, *args: object) -> BaseProcess:
    """Start a process that does this, as one that was started in this environment.

    Warnings are errors in all of them.
    """
    process = FORKS.Process(target=settle_and, args=(environment, act, *args))
    strict = environment | {"PYTHONWARNINGS": "error"}
    with patch.dict(os.environ, strict, clear=True):
        process.start()
    return process


def settle_and(environment: dict[str, str], act: Callable, *args: object) -> None:
    settle(environment)
    act(*args)


def settle(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    before = settings._wrapped
    name = os.environ.setdefault("DJANGO_SETTINGS_MODULE", before.SETTINGS_MODULE)
    importlib.reload(importlib.import_module(name))
    settings._wrapped = after = Settings(name)
    # They are by the former settings; nobody has asked anything yet.
    for connection in connections.all(initialized_only=True):
        del connections[connection.alias]
    del connections.settings
    connections._settings = None
    for name in filter(str.isupper, dir(after)):
        if getattr(before, name, None) != (now := getattr(after, name)):
            setting_changed.send(Settings, setting=name, value=now, enter=True)
