"""The table of all questions, and what each needs to be asked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.core.exceptions import ImproperlyConfigured

from newsroom.monitoring.doctor.finding import Finding


class Needs(IntEnum):
    """The parts that have to answer; each includes those before it."""

    NOTHING = 0
    DATABASE = 1
    TABLES = 2  # and is up to date


type Asks = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Question:
    """`codes` are those of all that it may find. An urgent one is asked all day: its
    findings can't wait until the morning.
    """

    codes: tuple[str, ...]
    needs: Needs
    ask: Asks
    is_urgent: bool = False


QUESTIONS: list[Question] = []


def question(
    *codes: str, needs: Needs = Needs.TABLES, is_urgent: bool = False
) -> Callable[[Asks], Asks]:
    """Ask what is decorated whenever the newsroom is examined.

    It yields findings, asks the database little however much there is, and writes
    nothing.
    """
    known = {code for one in QUESTIONS for code in one.codes}
    if taken := sorted(known.intersection(codes)):
        raise ImproperlyConfigured(
            f"The doctor knows the code {', '.join(taken)} already. Choose another "
            "one, such as one that begins with the plug-in's name."
        )

    def add(ask: Asks) -> Asks:
        QUESTIONS.append(Question(codes, needs, ask, is_urgent))
        return ask

    return add
