"""Read a source's answer: its feed with remarks on it, or the reason why it is none."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _, ngettext

from articles.foundation.languages import clear_language
from articles.foundation.markup import web_address
from articles.inbox.reading.documents import decode, refuse_other
from articles.inbox.reading.entries import language_tag, made
from articles.inbox.reading.identity import identify
from articles.inbox.reading.json_feed import looks_like_json, read_json
from articles.inbox.reading.parsing import instant, read_xml
from articles.inbox.reading.plain import line_of
from articles.inbox.reading.shapes import Entry, Reading, Remark, Told, ToldFeed

# The text by which a language is guessed where none is told.
GUESSED_BY = 3_000


def read(body: bytes, *, content_type: str, address: str, at: datetime) -> Reading:
    """Return what a feed says. `address` is the one that answered, `at` the moment.

    NotAFeed if the answer is none. Its remarks name the oddities of a feed.
    """
    decoded = decode(body, content_type)
    if looks_like_json(decoded.text):
        told = read_json(decoded.text, instant)
    else:
        refuse_other(decoded.text)
        told = read_xml(decoded.text, address=address)
    if decoded.is_doubtful:
        told.odd.add("encoding")
    language = language_tag(told.language)
    spoken = language or clear_language(text_in(told.entries))
    entries = [
        made(one, address=address, language=spoken, at=at) for one in told.entries
    ]
    for entry in entries:
        # An entry inherits the feed's: only another one says something.
        entry.language = entry.language if entry.language != language else ""
    identified, is_repeated = identify(entries)
    note_entries(told, identified, is_repeated=is_repeated)
    return Reading(
        title=line_of(told.title),
        language=language,
        homepage=web_address(told.homepage, address),
        entries=identified,
        left_out=told.left_out,
        remarks=list(remarks(told)),
        min_interval=told.min_interval,
        skip_hours=told.skip_hours,
        skip_days=told.skip_days,
        hub=web_address(told.hub, address),
        self_address=web_address(told.self_address, address),
    )


def text_in(entries: list[Told]) -> str:
    parts = (line_of(f"{one.title}. {one.summary[:500]}") for one in entries[:10])
    return " ".join(parts)[:GUESSED_BY]


def note_entries(told: ToldFeed, entries: list[Entry], *, is_repeated: bool) -> None:
    dated = {entry.date_remark for entry in entries}
    found = {
        "repeated_ids": is_repeated,
        "no_ids": any(entry.identity_by == "content" for entry in entries),
        "future_dates": "future" in dated,
        "absurd_dates": "absurd" in dated,
        "guessed_zones": "guessed_zone" in dated,
        "too_many": told.left_out > 0,
    }
    told.odd |= {kind for kind, is_so in found.items() if is_so}


def remarks(told: ToldFeed) -> Iterator[Remark]:
    left = ngettext(
        "%(number)d older entry of the feed isn’t read.",
        "%(number)d older entries of the feed aren’t read.",
        told.left_out,
    )
    sentences = {
        "cut": _("The feed is cut off. The complete entries before that are read."),
        "repaired": _("The feed’s XML is faulty. It is read as it was probably meant."),
        "encoding": _(
            "The feed isn’t in the encoding that it declares. Some letters may be "
            "wrong."
        ),
        "too_large": _("Some entries are so long that only their beginning is read."),
        "too_many": left % {"number": told.left_out},
        "repeated_ids": _(
            "Several entries have the same ID. They are told apart by link and title."
        ),
        "no_ids": _(
            "Some entries have neither an ID nor a link. They count as new whenever "
            "they change."
        ),
        "future_dates": _(
            "Some dates lie in the future. The time of fetching is used instead."
        ),
        "absurd_dates": _("Some dates are impossible. Their entries have no date."),
        "guessed_zones": _(
            "Some times name no time zone. The usual one for the language is assumed."
        ),
    }
    for kind, sentence in sentences.items():
        if kind in told.odd:
            yield Remark(kind, sentence)
