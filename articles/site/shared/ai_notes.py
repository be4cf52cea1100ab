"""Notes for readers on the use of AI for an article: a sentence, and for programs
the kinds of sources in schema.org's words.

The EU's AI Act asks for it (Article 50) unless somebody reviewed the text and answers
for it. So NEWSROOM_AI_NOTES=0 leaves out only words that somebody read in full.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import pgettext

from articles.models import AiDeed, AiUse, Article

SCHEMA = "https://schema.org/"
# https://schema.org/IPTCDigitalSourceEnumeration
MADE = f"{SCHEMA}TrainedAlgorithmicMediaDigitalSource"
MIXED = f"{SCHEMA}CompositeWithTrainedAlgorithmicMediaDigitalSource"
SOURCES = {AiDeed.MADE: MADE, AiDeed.CHANGED: MIXED}

type Deed = tuple[str, AiDeed, str]


def told_deeds(article: Article) -> tuple[AiUse | None, list[Deed]]:
    """Return the row, and of its deeds those that readers are told."""
    row = AiUse.of(article)
    if row is None:
        return None, []
    tells_all = settings.NEWSROOM_AI_NOTES or row.is_unread
    return row, [one for one in row.deeds() if tells_all or one[0] not in AiUse.READ]


def ai_note(article: Article) -> str:
    """Return the sentence, in the active language; "" if there is nothing to tell."""
    row, deeds = told_deeds(article)
    if row is None or not deeds:
        return ""
    clauses = [*clauses_of(deeds, AiUse.READ)]
    if clauses and row.read_by:
        clauses.append(pgettext("note on AI", "an editor has read all of it"))
    others = [one for one in AiUse.SUBJECTS if one not in AiUse.READ]
    clauses += clauses_of(deeds, others)
    return capfirst("; ".join(clauses)) + "."


def clauses_of(deeds: list[Deed], subjects) -> Iterator[str]:
    words = words_of_deeds()
    for subject, deed, program in deeds:
        if subject in subjects:
            said = words[subject, deed]
            yield f"{said} ({program})" if program else said


def words_of_deeds() -> dict[tuple[str, str], str]:
    made, changed = AiDeed.MADE, AiDeed.CHANGED
    return {
        ("text", made): pgettext("note on AI", "the text was written by AI"),
        ("text", changed): pgettext("note on AI", "the text was revised by AI"),
        ("translation", made): pgettext("note on AI", "the text was translated by AI"),
        ("translation", changed): pgettext(
            "note on AI", "the translation was revised by AI"
        ),
        ("lead", made): pgettext("note on AI", "the lead picture was made by AI"),
        ("lead", changed): pgettext("note on AI", "the lead picture was changed by AI"),
        ("figures", made): pgettext(
            "note on AI", "pictures in the text were made by AI"
        ),
        ("figures", changed): pgettext(
            "note on AI", "pictures in the text were changed by AI"
        ),
    }


def source_of_text(article: Article) -> str:
    """Return the kind of source of the words; "" if no AI had a part in them.

    A text that AI translated is mixed of both: people wrote what it says.
    """
    _row, deeds = told_deeds(article)
    said = {subject: deed for subject, deed, _with in deeds if subject in AiUse.READ}
    if said.get("text") == AiDeed.MADE:
        return MADE
    return MIXED if said else ""


def sources_of_pictures(article: Article) -> dict[bool, str]:
    """Return the kind of source of the lead picture, by True, and of those in the text,
    by False.
    """
    _row, deeds = told_deeds(article)
    found = {"lead": True, "figures": False}
    return {found[s]: SOURCES[deed] for s, deed, _with in deeds if s in found}
