"""The labels of a content: lists of keys, each a row that links it to the version."""

from django.db.models import Model

from articles.content.kinds import Kind, Names
from articles.content.values import by_key
from articles.models import Article, ArticleCategory, ArticleCountry, ArticleTopic


class Labels(Kind):
    """Labels of one kind in their order; `through` links them by its `field`."""

    is_list = True
    empty: list = []

    def __init__(self, through: type[Model], field: str):
        self.through, self.field = through, field
        self.names = through._meta.get_field(field).related_model
        owner = through._meta.get_field(through.article_field)
        self.relation = owner.remote_field.related_name

    def read(self, article: Article, name: str) -> list[str]:
        links = getattr(article, self.relation).select_related(self.field)
        return [str(getattr(link, self.field).key) for link in links]

    def write(self, article: Article, keys: list) -> list[str]:
        """Store the labels of a version; return the keys that stand for nothing."""
        labels = by_key(self.names, keys)
        found = [labels[key] for key in dict.fromkeys(keys) if key in labels]
        owner = self.through.article_field
        self.through.objects.bulk_create(
            self.through(**{owner: article, self.field: one, "position": position})
            for position, one in enumerate(found)
        )
        return [key for key in keys if key not in labels]

    def as_stored(self, value: list) -> list:
        return value

    def keys(self, value: list[str] | None) -> list[str]:
        return list(value or [])

    def words(self, value: str, name_of: Names) -> str:
        return name_of(value)


# In the order of the printed page.
LABELS = {
    "categories": Labels(ArticleCategory, "category"),
    "countries": Labels(ArticleCountry, "country"),
    "topics": Labels(ArticleTopic, "tag"),
}
