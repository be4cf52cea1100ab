"""The text of an entry at the desk: the deed, and its details."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import (
    gettext as _,
    ngettext_lazy,
    pgettext,
    pgettext_lazy,
)

from articles.models import (
    ProposalAct,
    RecordedDeed,
    RecordEntry,
    User,
    UsualReason,
)
from articles.workflow import TRANSITIONS

FLAGS = ("is_active", "is_staff", "is_superuser")
# Words of the program in details, and their translations.
WORDS = {
    "password": pgettext_lazy("way in", "with the password"),
    "totp": pgettext_lazy("way in", "with an app’s code"),
    "webauthn": pgettext_lazy("way in", "with a passkey"),
    "recovery_codes": pgettext_lazy("way in", "with a recovery code"),
    "oidc": pgettext_lazy("way in", "by the organisation’s server"),
    "login_connected": pgettext_lazy("way in", "connected it with a login elsewhere"),
    "login_unused": pgettext_lazy("way in", "nobody logged in for too long"),
    "factor": pgettext_lazy("way in", "at the second factor"),
    "app": pgettext_lazy("factor", "an app"),
    "passkey": pgettext_lazy("factor", "a passkey"),
    "commissioned": pgettext_lazy("assignment", "commissioned the text"),
    "assigned_writes": pgettext_lazy("assignment", "said who writes"),
    "assigned_reviews": pgettext_lazy("assignment", "said who reviews"),
    "taken_writes": pgettext_lazy("assignment", "took the writing"),
    "taken_reviews": pgettext_lazy("assignment", "took the review"),
    "given_back_writes": pgettext_lazy("assignment", "gave the writing back"),
    "given_back_reviews": pgettext_lazy("assignment", "gave the review back"),
    "stand_in_named": pgettext_lazy("account", "named as stand-in"),
    "stand_in_ended": pgettext_lazy("account", "no longer stand-in"),
    "review_link_made": pgettext_lazy("review link", "a link for a guest was made"),
    "review_link_revoked": pgettext_lazy("review link", "a guest’s link was revoked"),
    "report_answered": pgettext_lazy("report", "answered it by letter"),
    "blocked": pgettext_lazy("comment", "held the text"),
    "block_resolved": pgettext_lazy("comment", "resolved it"),
    "block_reopened": pgettext_lazy("comment", "reopened it"),
    "block_withdrawn": pgettext_lazy("comment", "withdrew it"),
    "feed_asked": pgettext_lazy("feed", "asked it at once"),
    "feed_paused": pgettext_lazy("feed", "paused it"),
    "feed_resumed": pgettext_lazy("feed", "resumed it"),
    "feed_followed": pgettext_lazy("feed", "took its new address"),
    "feed_readdressed": pgettext_lazy("feed", "renewed its mail address"),
    "feed_stayed": pgettext_lazy("feed", "refused its new address"),
    "alerts_stopped": pgettext_lazy("alerts", "letters to too many failed: stopped"),
    "alerts_resumed": pgettext_lazy("alerts", "letters go on"),
    "brought_back": pgettext_lazy("backup", "an article, as a draft"),
    "alerts_allowed": pgettext_lazy("alerts", "an address may subscribe again"),
    **{one.value: one.label for one in UsualReason},
}
# Details that are counts: a number alone says nothing.
COUNTED: dict[str, Any] = {
    "articles": ngettext_lazy("%(number)d article", "%(number)d articles", "number"),
    "entries": ngettext_lazy("%(number)d entry", "%(number)d entries", "number"),
    "rows": ngettext_lazy("%(number)d row", "%(number)d rows", "number"),
    "sessions": ngettext_lazy("%(number)d session", "%(number)d sessions", "number"),
}


def deed_of(entry: RecordEntry) -> str:
    """Return what was done; a word of another version is shown as it is."""
    return str(entry.get_deed_display())


def told(entry: RecordEntry) -> str:
    """Return the details in one line; "" if there are none."""
    return " · ".join(text for text in parts(entry.details, entry.deed) if text)


def sentence(entry: RecordEntry) -> str:
    """Return both. The text of changes in a form is enough by itself."""
    deed, more = deed_of(entry), told(entry)
    if "changes" in entry.details:
        return more
    return f"{deed}: {more}" if more else f"{deed}."


def parts(details: dict[str, Any], deed: str) -> Iterator[str]:
    # Names that begin so are for programs.
    known = {name: value for name, value in details.items() if name[0] != "_"}
    if changes := known.pop("changes", None):
        yield LogEntry(change_message=json.dumps(changes)).get_change_message()
    if "after" in known:
        yield _("“%(before)s” → “%(after)s”") % {
            "before": known.pop("before", "") or "–",
            "after": known.pop("after") or "–",
        }
    if deed == RecordedDeed.PROPOSAL and "act" in known:
        yield str(dict(ProposalAct.Deed.choices).get(known["act"], known["act"]))
        del known["act"]
    if move := known.pop("move", ""):
        yield str(TRANSITIONS[move].label) if move in TRANSITIONS else move
    if rights := known.pop("rights", []):
        yield ", ".join(map(right_in_words, rights))
    # PostgreSQL has an order of its own for them.
    for name in sorted(known):
        value = known[name]
        if name in COUNTED and isinstance(value, int):
            yield COUNTED[name] % {"number": value}
        else:
            yield in_words(value)


def right_in_words(name: str) -> str:
    """Return a role, or a flag that opens the desk, in words; a single right by its
    name.
    """
    if name in FLAGS:
        field: Any = User._meta.get_field(name)
        return capfirst(str(field.verbose_name))
    return name if "." in name else pgettext("role", name)


def in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    if isinstance(value, bool):
        return ""
    if isinstance(value, str) and is_moment(value):
        return date_format(localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")
    return str(WORDS.get(value, value))


def is_moment(text: str) -> bool:
    """Return whether it is a moment in the format of JSON."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
