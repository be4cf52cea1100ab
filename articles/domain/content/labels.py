"""The labels of a content: lists of keys, each a row that links it to the version."""

from articles.domain.content.kinds import Many, Names
from articles.domain.content.values import by_key
from articles.models import PRINTED, Article, Label, LabelKind


class Labels(Many):
    """Labels of one kind, in their order."""

    empty: list = []
    names: type[Label]

    def __init__(self, kind: LabelKind):
        self.names, self.through = kind.model, kind.through
        self.relation, self.owner, self.naming = kind.links, kind.owner, kind.field
        self.is_beside_date, self.is_later = kind.is_beside_date, kind.is_later
        self.title = kind.model._meta.verbose_name_plural

    def read(self, article: Article, name: str) -> list[str]:
        links = self.rows_of(article)
        return [str(getattr(link, self.naming).key) for link in links]

    def rows(self, article: Article, keys: list) -> tuple[list, list]:
        labels = by_key(self.names, keys)
        found = [labels[key] for key in dict.fromkeys(keys) if key in labels]
        rows = [
            self.through(
                **{self.owner: article, self.naming: one, "position": position}
            )
            for position, one in enumerate(found)
        ]
        return rows, [key for key in keys if key not in labels]

    def as_stored(self, value: list) -> list:
        return value

    def keys(self, value: list[str] | None) -> list[str]:
        return list(value or [])

    def words(self, value: str, name_of: Names) -> str:
        return name_of(value)


# In the order of the printed page.
LABELS = {kind.entry: Labels(kind) for kind in PRINTED}
