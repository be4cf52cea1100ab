"""Count how often editors take or leave the labels that are suggested for items.

The next suggestions are weighed by it (`articles.inbox.suggesting`).
"""

from collections.abc import Iterable

from django.db.models import F

from articles.models import InboxItem, Label, SuggestionPractice

# Reasons that editors gave themselves say nothing about how texts are read.
OWN = {"rule", "usual"}


def note_practice(item: InboxItem, labels: Iterable[Label]) -> None:
    """Count each label suggested for an item as taken or left, by its reason.

    Nothing is counted if none was taken: nobody may have looked at them.
    """
    taken = {(type(one).url_name, one.pk) for one in labels}
    if not taken:
        return
    for one in item.suggestions:
        kind, key, reason = one.get("kind"), one.get("key"), one.get("reason")
        if not (kind and key and reason) or reason in OWN:
            continue
        column = "accepted" if (kind, key) in taken else "refused"
        row, _made = SuggestionPractice.objects.get_or_create(
            reason=reason, label_kind=kind, label_key=key
        )
        SuggestionPractice.objects.filter(pk=row.pk).update(**{column: F(column) + 1})
