"""The decisions about a label, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.admin.parts.saying import who
from articles.foundation.languages import offered
from articles.models import Label, LabelDecision, shown_words

Act = LabelDecision.Act
MOST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    what: str
    who: str
    at: datetime
    note: str


def history_of(label: Label) -> list[Entry]:
    """Return the latest decisions about it, and about labels merged into it."""
    about = Q(label_key=label.key) | Q(other_key=label.key)
    acts = LabelDecision.objects.filter(about).select_related("by").order_by("-pk")
    return [
        Entry(
            said(act, is_own=act.label_key == label.key),
            who(act.by) if act.by else _("before there was a record"),
            act.at,
            act.note,
        )
        for act in acts[:MOST]
    ]


def said(act: LabelDecision, *, is_own: bool) -> str:
    """Say what was done, with the names that both had then."""
    sentence = {
        (Act.MERGE, True): _("Merged into “%(after)s”"),
        (Act.MERGE, False): _("“%(before)s” was merged into it"),
        (Act.SEPARATE, True): _("Separated from “%(after)s” again"),
        (Act.SEPARATE, False): _("“%(before)s” was separated again"),
        (Act.RENAME, True): _("Renamed: %(changes)s"),
        (Act.SUCCEED, True): _("Got the successor “%(after)s”"),
        (Act.SUCCEED, False): _("Became the successor of “%(before)s”"),
        (Act.PART, True): _("“%(after)s” is no longer its successor"),
        (Act.PART, False): _("No longer the successor of “%(before)s”"),
    }[Act(act.act), is_own or act.act == Act.RENAME]
    names = {
        "before": shown_words(act.names_before),
        "after": shown_words(act.names_after),
        "changes": ", ".join(changes(act)),
    }
    return sentence % names


def changes(act: LabelDecision) -> Iterator[str]:
    """Yield each name that changed, that in the site's own language first."""
    for code in dict.fromkeys((*offered(), *act.names_before, *act.names_after)):
        before, after = act.names_before.get(code), act.names_after.get(code)
        if before != after:
            yield _("“%(before)s” → “%(after)s”") % {
                "before": before or "–",
                "after": after or "–",
            }
