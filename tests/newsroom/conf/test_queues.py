"""Each task names the queue that it waits in."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.tasks import Task, task
from django.tasks.exceptions import InvalidTask

from newsroom.conf.queue import NAMED, UNNAMED
from tests.conftest import ROOT
from tests.newsroom.jobs import note

DEFINES = re.compile(r"^@(?:task|letters\.letter)\b", re.M)
FILES = [
    path.relative_to(ROOT)
    for package in ("articles", "newsroom")
    for path in (ROOT / package).rglob("*.py")
    if DEFINES.search(path.read_text())
]


def tasks_of(path: Path) -> dict[str, Task]:
    module = import_module(".".join(path.with_suffix("").parts))
    return {name: one for name, one in vars(module).items() if isinstance(one, Task)}


def test_each_task_names_its_queue():
    found = {
        (path.parts[1], name): one.queue_name
        for path in FILES
        for name, one in tasks_of(path).items()
    }
    assert ("accounts", "send_reset_link") in found
    # The tasks of plug-ins may take their time, and keep none of the others waiting.
    assert found.pop(("plugins", "tell")) == UNNAMED
    assert {*found.values()} <= {*NAMED}


def test_a_queue_that_there_is_not_is_refused_where_the_task_is_defined():
    with pytest.raises(InvalidTask, match="sometime"):
        task(queue_name="sometime")(note.func)
