"""Wrong input for the desk's forms, and what a refused form has to show.

A case is what is wrong, what is typed, the id of the field that the summary leads to,
and the sentence in German and in English.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any

from django.test import Client

from articles.admin.parts.fields.choosing import is_key
from tests.support.desk.desk import read_form

type Words = tuple[str, str]
type Case = tuple[str, dict[str, Any], str, Words]

LANGUAGES = ("de", "en")
TAGS = re.compile(r"<[^>]+>")
SUMMARY = re.compile(r'<div class="errornote faults".*?</div>', re.DOTALL)
ITEM = re.compile(r'<li>(?:<a href="#([^"]*)">)?(.*?)</li>', re.DOTALL)
# What Django says above a form, and its words for an error that it can't name.
STRANGE = ("Bitte berichtigen Sie", "Please correct the error", "Bedingung „")

REQUIRED = ("Bitte füllen Sie dieses Feld aus.", "Fill in this field.")
NO_CHOICE = (
    "steht hier nicht zur Wahl. Wählen Sie etwas anderes.",
    "isn’t one of the choices here. Choose something else.",
)
NUL = ("Der Text enthält ein Nullzeichen.", "The text contains a null character.")
NO_DAY = ("Bitte geben Sie einen Tag an, den es gibt", "Enter a day that exists")
NO_TIME = ("Bitte geben Sie eine Uhrzeit an", "Enter a time")
NO_ADDRESS = (
    "Bitte geben Sie eine vollständige Adresse an",
    "Enter a complete address",
)
NO_NUMBER = ("Bitte eine ganze Zahl eingeben.", "Enter a whole number.")
NO_MAIL = (
    "Bitte geben Sie eine vollständige E-Mail-Adresse an",
    "Enter a complete e-mail address",
)
NO_SLUG = (
    "Verwenden Sie nur Buchstaben ohne Umlaute, Ziffern und Bindestriche",
    "Use only unaccented letters, digits and hyphens",
)
TOO_FAR = ("liegt zu weit in der Zukunft.", "is too far ahead.")
TOO_OLD = ("liegt zu weit zurück.", "is too long ago.")
DAMAGED = ("Das Formular kam unvollständig an.", "The form arrived incomplete.")


def at_most(limit: int) -> Words:
    return f"höchstens {limit} Zeichen", f"the limit is {limit}"


def too_long(limit: int) -> Words:
    """Return the words for a text in one of several languages."""
    return f"höchstens {limit} ", f"may have {limit} at most"


def from_to(least: int, most: int) -> tuple[Words, Words]:
    return (
        (f"Die Zahl muss mindestens {least} sein.", f"must be at least {least}."),
        (f"Die Zahl darf höchstens {most} sein.", f"can be at most {most}."),
    )


def text_of(html: str) -> str:
    return " ".join(unescape(TAGS.sub(" ", html)).split())


def summary(page: str) -> list[tuple[str, str]]:
    """Return what the summary says: the id that each line leads to, and its text."""
    found = SUMMARY.search(page)
    return [
        (key, text_of(said)) for key, said in ITEM.findall(found[0] if found else "")
    ]


def wrong(
    client: Client,
    path: str,
    cases: Sequence[Case],
    filled: dict | None = None,
    *,
    before: Callable[[], object] = tuple,
) -> list[str]:
    """Send each case in a form filled in otherwise; return what is wrong with answers.

    Each sentence is read in both languages once. A field that is None isn't sent.
    `before` is called before each.
    """
    told = []
    for place, language in enumerate(LANGUAGES):
        headers, known = {"accept-language": language}, set[Words]()
        form = read_form(client.get(path, headers=headers)) | (filled or {})
        for what, typed, field, words in cases:
            if place and words in known:
                continue
            known.add(words)
            sent = {k: v for k, v in (form | typed).items() if v is not None}
            before()
            answer = client.post(path, sent, headers=headers)
            faults = faults_in(answer, typed, field, words[place])
            told += [f"{language}, {what}: {fault}" for fault in faults]
    return told


def faults_in(answer, typed: dict, field: str, words: str) -> Iterator[str]:
    if answer.status_code != 200:
        yield f"{answer.status_code} {answer.headers.get('Location')}"
        return
    page = answer.text
    found = summary(page)
    if [key for key, _said in found] != [field] or words not in found[0][1]:
        yield f"the summary says {found}"
    if any(one in page for one in STRANGE):
        yield "Django's words"
    if not re.search(r"<title>\s*(Fehler|Error):", page):
        yield "the title doesn't say it"
    if field and not field.endswith("-group"):
        yield from faults_at(page, field, words)
    shown = unescape(page)
    for name, value in typed.items():
        # The key of something that is gone stands for nothing that can be shown.
        is_text = isinstance(value, str) and value.isprintable() and not is_key(value)
        if is_text and value not in shown:
            yield f"{name} is lost"


def faults_at(page: str, field: str, words: str) -> Iterator[str]:
    """Say what the field itself lacks: the sentence, and its mark."""
    tag = re.search(rf'<[a-z]+\b[^>]*\bid="{re.escape(field)}"[^>]*>', page)
    if tag is None:
        yield f"there is no {field}"
        return
    if 'aria-invalid="true"' not in tag[0]:
        yield f"{field} isn't marked"
    error = re.search(r'<ul class="errorlist" id="([^"]*)">(.*?)</ul>', page, re.DOTALL)
    if error is None or words not in text_of(error[2]):
        yield f"no sentence at {field}"
    elif not re.search(rf'aria-describedby="[^"]*\b{re.escape(error[1])}\b', page):
        yield f"{field} isn't described by its error"
