"""Deadlines are proposed out of sentences that were written before the rules."""

from datetime import date, timedelta

import pytest

from articles.editing.deadlines import proposing
from articles.editing.deadlines.proposing import Proposal, propose
from articles.foundation.local_moment import LocalMoment
from tests.editing.deadlines.sentences import (
    ENGLISH,
    GERMAN,
    ROLLING,
    SENTENCES,
    Read,
)

HERE, TODAY = "Europe/Berlin", date(2027, 1, 10)


def proposed(sentence: Read) -> list[Proposal]:
    language = "de" if sentence in GERMAN else "en"
    return propose(sentence.text, language=language, zone=HERE, today=TODAY)


def told(moment: LocalMoment | None) -> str:
    if moment is None:
        return ROLLING
    clock = f"{moment.clock}" if moment.minute is not None else ""
    zone = "" if moment.zone == HERE else moment.zone
    # 24:00 is the next day's first moment.
    day = moment.day
    if clock == "24:00":
        day, clock = day + timedelta(days=1), "00:00"
    return " ".join(filter(None, (day.isoformat(), clock, zone)))


def read(sentence: Read) -> Read:
    found = proposed(sentence)
    was = next((str(p.was.day) for p in found if p.was), "")
    opens = next((str(p.opens.day) for p in found if p.opens), "")
    return Read(sentence.text, tuple(told(p.closes) for p in found), was, opens)


def test_nine_of_ten_sentences_are_read_and_one_wrong_date_is_too_many():
    missed = [one for one in SENTENCES if read(one) != one]
    wrong = [one for one in missed if set(read(one).closes) - set(one.closes)]
    shown = "\n".join(f"{one}\n    {read(one)[1:]}" for one in missed)
    assert len(SENTENCES) == len(GERMAN) + len(ENGLISH) == 60
    assert len(missed) <= 6, shown
    assert len(wrong) <= 1, shown


def test_a_text_names_the_sentence_of_each():
    text = "Das Programm ist neu. Anträge sind bis 5. März 2027 möglich. Mehr folgt."
    [found] = propose(text, language="de", zone=HERE, today=TODAY)
    assert found.because == "Anträge sind bis 5. März 2027 möglich."
    assert str(found.closes) == "2027-03-05[Europe/Berlin]"


@pytest.mark.parametrize("language", ["fr", "it"])
def test_a_language_without_words_proposes_nothing(language):
    text = "Jusqu'au 5 mars 2027. By 5 March 2027."
    assert propose(text, language=language, zone=HERE, today=TODAY) == []


class Counted:
    """A pattern that counts its searches, and the characters that they are given."""

    def __init__(self, pattern, work: list[int]):
        self.pattern, self.work = pattern, work

    def search(self, text: str):
        self.work.append(len(text))
        return self.pattern.search(text)


@pytest.fixture
def work(monkeypatch) -> list[int]:
    """Count the searches for words in whole sentences, and the moments read."""
    work: list[int] = []
    real = proposing.anywhere
    monkeypatch.setattr(proposing, "anywhere", lambda words: Counted(real(words), work))
    read = proposing.read_moment
    monkeypatch.setattr(
        proposing,
        "read_moment",
        lambda line, **rest: work.append(len(line)) or read(line, **rest),
    )
    return work


def done(text: str, work: list[int]) -> tuple[int, int]:
    """Return how many proposals there are, and the characters that were searched."""
    work.clear()
    found = propose(text, language="de", zone=HERE, today=TODAY)
    return len(found), sum(work)


@pytest.mark.parametrize(
    "each",
    ["15.3.2027 ", "Frist: 15.3.2027, ", "1.bis 2. März ", "1 März ", "März 1 "],
)
def test_a_sentence_of_very_many_days_proposes_nothing_for_little_work(each, work):
    _few, little = done(each * 20, work)
    found, much = done(each * 2_000, work)
    assert found == 0
    assert much <= 100 * little


def test_each_day_of_a_sentence_costs_the_same(work):
    few = "Fristen: " + "bis 15.3.2027, " * 4
    many = "Fristen: " + "bis 15.3.2027, " * 40
    assert done(few, work)[0] == 4
    of_few = len(work)
    assert done(many, work)[0] == 40
    # The words are looked for once.
    assert len(work) - of_few == 36


def test_a_long_text_costs_so_much_for_each_sentence_and_ends_with_enough(work):
    plain = "Der Rat tagte am 3.1.2027 in Wien. "
    _none, little = done(plain * 20, work)
    assert done(plain * 2_000, work)[1] <= 100 * little
    due = "Die Frist endet am 15.3.2027 mittags. "
    assert done(due * 2_000, work)[0] == proposing.MOST
    assert len(work) <= 10 * proposing.MOST
