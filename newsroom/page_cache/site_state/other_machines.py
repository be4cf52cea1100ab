"""Learn what other machines have changed: nobody there can write into our mark."""

from articles.foundation import change_mark
from articles.models import Edition, KeyCounter

# More than that is all, to the mark.
MOST = 3_000


def catch_up(sequence: int) -> bool:
    """Have no copy shown of what was changed until then, wherever that was; return
    whether there was anything.

    A database that was put back counts from less: then it may be anything.
    """
    known = change_mark.heard()
    if known is None or known == sequence:
        return False
    # A host that has heard of no change yet has no copies.
    keys = changed_since(known) if 0 < known < sequence else set()
    return change_mark.hear(known, sequence, None if known > sequence else keys)


def changed_since(sequence: int) -> set[str]:
    changed = Edition.objects.filter(changed__gt=sequence)
    editions = {f"edition:{pk}" for pk in changed.values_list("pk", flat=True)[:MOST]}
    pictures = KeyCounter.objects.filter(key__startswith="image:")
    return editions | set(pictures.since(sequence))
