"""Other processes that write into the newsroom for as long as they are let."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.connection import Connection

from django.db import transaction

from articles.models import Story, User
from tests.support.processes.forks import FORKS, fork

BEGUN, PATIENCE = "begun", 60


def write(client: int, line: Connection) -> None:
    """Make two accounts in each transaction, and a story that goes with the next one.

    The second account names the story.
    """
    story = None
    for n in count(1):
        with transaction.atomic():
            User.objects.create(username=f"{client} {n} first")
            if story:
                story.delete()
            story = Story.objects.create()
            User.objects.create(username=f"{client} {n} second {story.pk}")
        if n == 1:
            line.send(BEGUN)
        time.sleep(0.02)  # SQLite lets nobody in who has waited while others don't rest


@contextmanager
def writing(environment: dict[str, str], writers: int = 1) -> Iterator[None]:
    """Have others write as long as the block runs."""
    ours, theirs = zip(*(FORKS.Pipe() for _client in range(writers)), strict=True)
    made = [fork(environment, write, n, line) for n, line in enumerate(theirs)]
    try:
        for line in ours:
            assert line.poll(PATIENCE)
            assert line.recv() == BEGUN
        yield
        assert [it.exitcode for it in made] == [None] * writers
    finally:
        for it in made:
            it.kill()
            it.join()
        for line in (*ours, *theirs):
            line.close()
