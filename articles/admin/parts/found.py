"""What a search of the desk finds: few by their keys, many by a question."""

from django.db.models import QuerySet, Value

from articles.admin.parts.bounded import AHEAD

Asked = tuple[QuerySet, str]


def keys_found(words: QuerySet, *others: Asked) -> set[int] | QuerySet | None:
    """Return the keys of the articles that words find, or one of the others, which name
    the field that has the key.

    Few as a set: so a database knows how few there are. None if words alone find more
    than anybody pages through: then these are all that is looked for.
    """
    first, *rest = (
        rows.order_by().annotate(is_word=Value(number == 0)).values_list(key, "is_word")
        for number, (rows, key) in enumerate([(words, "pk"), *others])
    )
    every = first.union(*rest, all=True) if rest else first
    some = list(every[: AHEAD + 1])
    if len(some) <= AHEAD:
        return {key for key, _is_word in some}
    if all(is_word for _key, is_word in some):
        return None
    first, *rest = (
        rows.order_by().values(key) for rows, key in [(words, "pk"), *others]
    )
    return first.union(*rest)
