"""A rule tried on the items of late, before it is saved; nothing is changed by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.inbox.items import visible_to
from articles.inbox.sorting import rule_of
from articles.inbox.suggesting import dry_run
from articles.models import YIELD_DAYS as DAYS, InboxItem, InboxRule, RuleAct, RuleField

# Items that are looked at, the newest first; characters of each text; items named.
MOST, LONGEST, NAMED = 5_000, 5_000, 10


@dataclass(frozen=True, slots=True)
class Trial:
    """`sentence` says how many items it would have been for, `items` are the newest."""

    sentence: str
    items: list[InboxItem]
    goes_on: bool


def try_rule(rule: InboxRule, user) -> Trial:
    """Name only items that the user may see."""
    rows = list(late_items(rule)[: MOST + 1])
    [tried] = dry_run([rule_of(rule)], fields_of(rows[:MOST]))
    named = visible_to(user).filter(pk__in=tried.keys[:NAMED])
    items = list(named.select_related("source").order_by("-at", "-pk"))
    sentence = in_words(
        rule, len(tried.keys), min(len(rows), MOST), is_all=len(rows) <= MOST
    )
    return Trial(sentence, items, len(tried.keys) > len(items))


def late_items(rule: InboxRule) -> Any:
    late = InboxItem.objects.filter(seen_at__gte=timezone.now() - timedelta(days=DAYS))
    if rule.source_id:
        late = late.filter(source=rule.source_id)
    if rule.language:
        late = late.filter(language=rule.language)
    wanted = ["pk", "title", "author", "link", "summary"]
    if rule.field == RuleField.TEXT:
        late = late.annotate(beginning=Left("text", LONGEST))
        wanted.append("beginning")
    return late.order_by("-at", "-pk").values(*wanted)


def fields_of(rows: list[dict]) -> Iterator[tuple[int, Mapping[str, str]]]:
    for row in rows:
        text = row.pop("beginning", "") or row.pop("summary")
        yield row.pop("pk"), row | {"text": text}


def in_words(rule: InboxRule, found: int, total: int, *, is_all: bool) -> str:
    """Say what it would have done; the counts come first, so no plural is needed."""
    if is_all:
        said = _("%(found)d of %(total)d items of the last %(days)d days")
    else:
        said = _("%(found)d of the newest %(total)d items")
    counts = said % {"found": found, "total": total, "days": DAYS}
    if rule.act == RuleAct.MUTE:
        return _("Would be kept out: %(counts)s.") % {"counts": counts}
    return _("Would get the label suggested: %(counts)s.") % {"counts": counts}
