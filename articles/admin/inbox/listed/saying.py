"""The words of an entry about an item: facts, remarks, reasons of labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.admin.parts.near import near
from articles.admin.parts.saying import who
from articles.inbox.items import is_claimed_by_another
from articles.inbox.likeness import facts_in_words, reasons_in_words
from articles.models import KINDS, InboxItem, ItemState, given

# A label with this reason is chosen beforehand: a rule of the editors suggests it.
RULE = "rule"
# So many facts are named as the reason why items are one entry, or are covered.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label that may be taken over with the item; `value` names it in a form."""

    value: str
    name: str
    reason: str
    is_preset: bool

    @property
    def short(self) -> str:
        """Return what the filter for it asks for."""
        return f"?label={self.value}"


# Kind and key of a label → its name in the reader's language.
Names = Mapping[tuple[str, int], str]


def names_for(items: Iterable[InboxItem]) -> Names:
    """Return the names of all labels that are suggested for these items."""
    keys: dict[str, set[int]] = {}
    for item in items:
        for one in suggested(item):
            keys.setdefault(one["kind"], set()).add(one["key"])
    found: dict[tuple[str, int], str] = {}
    for kind, ones in keys.items():
        if kind in KINDS:
            labels: Any = KINDS[kind].model._default_manager
            rows = labels.filter(pk__in=ones).select_related("merged_into")
            found |= {(kind, one.pk): str(one.merged_into or one) for one in rows}
    return found


def suggested(item: InboxItem) -> list[dict]:
    return [one for one in item.suggestions if one.get("kind") and one.get("key")]


def suggestions_of(item: InboxItem, names: Names) -> list[Suggestion]:
    """Return them, the best in front. A label that is gone keeps its name."""
    told = sorted(suggested(item), key=lambda one: -float(one.get("score") or 0))
    return [
        Suggestion(
            f"{one['kind']}-{one['key']}",
            names.get((one["kind"], one["key"])) or str(one.get("name") or one["key"]),
            reason_of(str(one.get("why") or ""), str(one.get("word") or "")),
            one.get("why") == RULE,
        )
        for one in told
    ]


def reason_of(why: str, word: str) -> str:
    """Say why a label is suggested: by a word, by a rule, or by its source."""
    said = {
        "title": _("“%(word)s” in the title"),
        "text": _("“%(word)s” in the text"),
        "summary": _("“%(word)s” in the text"),
        RULE: _("by the rule for “%(word)s”"),
    }
    if word:
        return said.get(why, _("because of “%(word)s”")) % {"word": word}
    return _("usual for this source") if why in {"feed", "usual"} else ""


def source_of(item: InboxItem) -> str:
    return str(item.source) if item.source else _("Without a source")


def facts_of(item: InboxItem) -> list[str]:
    """Say when it was published, in which language, and who wrote it."""
    language = item.get_language_display() if item.language else ""
    return [one for one in (near(item.at), language, item.author) if one]


def remarks_of(item: InboxItem, now: datetime) -> list[str]:
    """Say what an editor should know before a decision."""
    said = []
    if item.date_remark:
        said.append(on_date(item.date_remark))
    if item.changed_at and item.changed_at > (item.decided_at or item.seen_at):
        said.append(_("changed at the source, %(at)s") % {"at": near(item.changed_at)})
    if item.embargo_until and item.embargo_until > now:
        said.append(_("embargo until %(at)s") % {"at": near(item.embargo_until)})
    return [one for one in said if one]


def on_date(remark: str) -> str:
    known = {
        "future": _("the date given lies in the future"),
        "missing": _("no date is given"),
        "none": _("no date is given"),
        "unread": _("the date given can’t be read"),
        "old": _("dated back by the source"),
    }
    return known.get(remark, _("the date given is doubtful"))


def standing_of(item: InboxItem, user, now: datetime) -> str:
    """Say who is at it, to whom it was handed, or who decided what about it."""
    if item.state == ItemState.CLAIMED:
        if is_claimed_by_another(item, user, now):
            return _("%(who)s is at it") % {"who": who(item.claimed_by)}
        if item.claimed_by_id == user.pk:
            return _("You are at it")
    if not item.is_open:
        said = {"state": item.get_state_display(), "reason": item.reason_in_words}
        said |= {"who": who(item.decided_by), "at": near(given(item.decided_at))}
        if item.reason:
            return _("%(state)s by %(who)s, %(at)s: %(reason)s") % said
        return _("%(state)s by %(who)s, %(at)s") % said
    if item.handed_to_id == user.pk:
        return _("Handed to you")
    if item.handed_to_id:
        return _("Handed to %(who)s") % {"who": who(item.handed_to)}
    return ""


def in_words(facts: Iterable[str]) -> str:
    """Return facts as they are read: figures first, then days and places."""
    return ", ".join(facts_in_words(facts)[:NAMED])


def why(reasons: Iterable[str]) -> str:
    """Return the reasons for which two items are alike, the most telling first."""
    return ", ".join(reasons_in_words(reasons)[:NAMED])
