"""Deadlines are proposed out of sentences that were written before the rules."""

from datetime import date, timedelta

import pytest

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
