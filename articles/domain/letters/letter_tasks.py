"""Tasks that are letters, and how long one is tried: until its link ends.

A server that is away for an hour, or asks for patience first (greylisting), loses no
letter. After one has refused the address for good, there are no more tries.
"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.tasks import TaskResult, task
from django.utils import timezone

from articles.domain import audit
from articles.domain.letters.kinds import LetterKind
from articles.domain.letters.sending import NotDelivered
from articles.models import RecordedDeed, User

logger = logging.getLogger(__name__)

# The priority of letters, and of nothing else: by it they are known in the queue.
LETTER = -1
# Seconds until the first tries again; many servers ask for five minutes.
PAUSES = (10, 60, 120, 300, 600, 1200, 1800)
LONGEST = 3600
# More tries than there is time for.
MOST = 1000
# The kind of each task that sends letters, by the name that the queue has for it.
KIND_OF: dict[str, LetterKind] = {}


@dataclass(frozen=True, slots=True)
class Patience:
    """Decides when a letter that failed is tried again; None: never."""

    kind: LetterKind

    def __call__(self, error: BaseException, result: TaskResult) -> int | None:
        pause = self.pause_after(error, result)
        name = result.task.name
        if pause is None:
            give_up(name, error, result.kwargs)
        elif isinstance(error, NotDelivered):
            logger.warning(
                "The letter %s wasn't sent: %s – It is tried again in %d s.",
                name,
                error,
                pause,
            )
        return pause

    def pause_after(self, error: BaseException, result: TaskResult) -> int | None:
        if isinstance(error, NotDelivered) and error.is_refused:
            return None
        tries = len(result.worker_ids)
        pause = PAUSES[tries - 1] if tries <= len(PAUSES) else LONGEST
        end = (result.enqueued_at or timezone.now()) + self.kind.tried_for()
        if timezone.now() >= end:
            return None
        # The last try is just before the end.
        left = int((end - timezone.now()).total_seconds())
        return min(pause, max(left, 1))


def give_up(name: str, error: BaseException, said: dict[str, Any]) -> None:
    """Note in the log and in the record whom it was for, and why it wasn't sent."""
    is_refused = isinstance(error, NotDelivered) and error.is_refused
    deed = RecordedDeed.LETTER_REFUSED if is_refused else RecordedDeed.LETTER_GIVEN_UP
    person = addressee(said)
    code = getattr(error, "code", None)
    audit.write_if_possible(deed, about=person, command="work", letter=name, code=code)
    logger.error(
        "The letter %s was given up: %s – %s",
        name,
        error,
        "The mail server refuses the address for good. See that it is right."
        if is_refused
        else "Its time is over. See to the mail server.",
    )


def addressee(said: dict[str, Any]) -> User | None:
    """Return the account that the task names, by its number or by its address."""
    if "person" in said:
        return User.objects.filter(pk=said["person"]).first()
    return User.objects.filter(email=said.get("address") or None).first()


def letter(kind: LetterKind) -> Callable:
    """Make a task that sends letters of a kind, and is tried as long as that says."""
    known: dict[str, Any] = {"max_attempts": MOST, "backoff": Patience(kind)}
    make = task(queue_name=kind.queue, priority=LETTER, **known)

    def made(function: Callable) -> Any:
        done = make(function)
        KIND_OF[done.module_path] = kind
        return done

    return made


def of_letters(tasks: QuerySet) -> QuerySet:
    """Keep the rows of the queue that are letters."""
    return tasks.filter(priority=LETTER)


def reason_of(errors: list[dict[str, str]]) -> str:
    """Return why the last try failed, as the row of the queue has it; or ""."""
    lines = errors[-1]["traceback"].strip().splitlines() if errors else []
    return lines[-1].partition(": ")[2] if lines else ""


def in_words(tasks: QuerySet) -> str:
    """Return how many letters of which kinds there are, the most first.

    A task of a plug-in, or of another version, sends letters of a kind unknown here.
    """
    paths = tasks.order_by().values_list("task_path").annotate(number=Count("pk"))
    numbers: Counter[str] = Counter()
    for path, number in paths:
        kind = KIND_OF.get(path)
        numbers[kind.called if kind else "letters of other kinds"] += number
    return ", ".join(f"{number} {called}" for called, number in numbers.most_common())
