"""Labels that are suggested for new items, and rules that mute them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Q, prefetch_related_objects

from articles.inbox.suggesting import (
    Practice,
    Rule,
    Suggestion,
    Vocabulary,
    apply_rules,
    suggest,
    vocabulary,
)
from articles.models import (
    KINDS,
    InboxItem,
    InboxRule,
    RuleField,
    SourceFeed,
    SuggestionPractice,
)

# Labels that are suggested for one item.
MOST_SUGGESTED = 12
RULE, USUAL = "rule", "usual"
# The fields of a rule, as the rules' own department calls them.
FIELDS = {RuleField.TEXT: "any"}


@dataclass(frozen=True, slots=True)
class Known:
    """The grounds on which labels are suggested; `usual` are those of each feed."""

    rules: Sequence[tuple[InboxRule, Rule]]
    practice: Practice
    vocabulary: Vocabulary
    usual: Mapping[int | None, Sequence[Suggestion]]

    @classmethod
    def about(cls, items: Iterable[InboxItem]) -> Self:
        """Ask once for all of these items."""
        return cls(
            rules_in_force(), practice_so_far(), vocabulary(), labels_of_feeds(items)
        )


def label(item: InboxItem, known: Known) -> None:
    """Set the labels suggested for an item, and whether a rule mutes it."""
    text = item.text or item.summary
    told = {
        "title": item.title,
        "text": text,
        "author": item.author,
        "link": item.link,
    }
    fitting = [rule for row, rule in known.rules if is_for(row, item)]
    outcome = apply_rules(fitting, told)
    found = [
        *outcome.suggestions,
        *known.usual.get(item.feed_id, ()),
        *suggest(
            item.title,
            text,
            item.language,
            among=known.vocabulary,
            practice=known.practice,
        ),
    ]
    first = {(one.kind, one.label_pk): one for one in reversed(found)}
    best = sorted(first.values(), key=lambda one: -one.score)[:MOST_SUGGESTED]
    item.suggestions = [stored(one) for one in best]
    item.is_muted = outcome.muted_by is not None


def is_for(rule: InboxRule, item: InboxItem) -> bool:
    if rule.source_id and rule.source_id != item.source_id:
        return False
    return not rule.language or rule.language == item.language


def stored(one: Suggestion) -> dict:
    """Return it as a row of JSON; `why` is the place of the word, or another reason."""
    is_usual = one.reason == USUAL
    return {
        "kind": one.kind,
        "key": one.label_pk,
        "name": one.name,
        "why": one.reason if one.reason in {RULE, USUAL} else one.where,
        "word": "" if is_usual else one.word,
        "score": one.score,
        "reason": one.reason,
    }


def labels_of_feeds(items: Iterable[InboxItem]) -> dict[int | None, list[Suggestion]]:
    """Return the labels that the feeds of these items usually get."""
    feeds = {item.feed_id: item.feed for item in items if item.feed}
    prefetch_related_objects([*feeds.values()], "topics", "countries", "category")
    return {pk: usual(feed) for pk, feed in feeds.items()}


def usual(feed: SourceFeed) -> list[Suggestion]:
    labels = [*feed.topics.all(), *feed.countries.all()]
    labels += [feed.category] if feed.category else []
    return [
        Suggestion(type(one).url_name, one.pk, one.name, USUAL, "", 1.0)
        for one in labels
    ]


def rules_in_force() -> list[tuple[InboxRule, Rule]]:
    rows = InboxRule.objects.filter(is_active=True)
    return [(row, rule_of(row)) for row in rows]


def rule_of(row: InboxRule) -> Rule:
    kind = KINDS.get(row.label_kind)
    model = kind.model if kind else None
    label: Any = model and model._default_manager.filter(pk=row.label_key).first()
    field = FIELDS.get(RuleField(row.field), row.field)
    if label is None:
        return Rule(field, row.phrase, row.act)
    return Rule(field, row.phrase, row.act, row.label_kind, label.pk, label.name)


def practice_so_far() -> Practice:
    rows = SuggestionPractice.objects.filter(Q(accepted__gt=0) | Q(refused__gt=0))
    return {
        (row.reason, row.label_kind, row.label_key): (row.accepted, row.refused)
        for row in rows
    }
