"""Load what is judged into an empty database, among invented articles.

`python -m benchmarks.quality.loading FILLERS` writes into the one that DATABASE_URL
names.
"""

import sys
from html import escape
from itertools import groupby
from typing import Any

import django

from benchmarks.quality import judged


def main(fillers: int) -> None:
    django.setup()
    # Models can't be imported before.
    from django.core.management import call_command  # noqa: PLC0415 (see above)

    from benchmarks.stock.loading import load  # noqa: PLC0415 (see above)

    call_command("migrate", verbosity=0)
    load(fillers)
    publish()


def publish() -> None:
    """Publish all samples, however far they travel in the demo, and the articles of
    each set, through the newsroom's workflow.
    """
    from articles.models import User  # noqa: PLC0415 (as above)
    from articles.transfer.demo.loading import load_vocabulary, sample_documents  # noqa: PLC0415 (as above)
    from articles.transfer.demo.travelling import with_days  # noqa: PLC0415 (as above)
    from articles.transfer.importing import Importer  # noqa: PLC0415 (as above)

    class DatedImporter(Importer):
        """Samples tell the days of calls from today."""

        def text_of(self, data: bytes) -> bytes:
            return with_days(data)

    load_vocabulary()
    importer = DatedImporter(publish=True, by=User.objects.get(username="chief"))
    for document in sample_documents():
        outcome = importer.run(document)
        if outcome.error:
            sys.exit(f"quality: {outcome.path}: {outcome.error}")
        named(outcome.article, document.path.name.removesuffix(".txt"))
    by_story = groupby(judged.articles(), lambda p: (p[0], p[1]["id"].split(".")[0]))
    for _name, versions in by_story:
        story = None
        for one, told in versions:
            story = written(told, f"{one}/{told['id']}", story, importer)


def written(told: dict[str, Any], name: str, story, importer):
    """Publish one article on its own day; return its story, which others may share."""
    from articles.editing.writing import begin  # noqa: PLC0415 (as above)

    language = told["id"].rpartition(".")[2]
    article = begin(content(told), language=language, by=None, story=story)
    named(article, name)
    importer.arrival.take_through(article)
    return article.edition.story


def content(told: dict[str, Any]) -> dict[str, Any]:
    from articles.domain import search  # noqa: PLC0415 (as above)
    from articles.foundation.slugs import slug_from  # noqa: PLC0415 (as above)
    from articles.models import (  # noqa: PLC0415 (as above)
        Category,
        CountryOrganisation,
        Source,
        Topic,
    )

    def key(model, name: str) -> str:
        found = search.answers(model, name)
        label = model.objects.get(pk=found.pk) if found else model(name=name)
        if not found:
            label.slug = slug_from(name, fallback="x")
            label.save()
        return str(label.key)

    def keys(model, names: list[str]) -> list[str]:
        return [key(model, name) for name in names]

    [source] = keys(Source, [told["source"]])
    paragraphs = told["body"].strip().split("\n\n")
    return {
        "headline": told["headline"],
        "teaser": told["teaser"],
        "body": "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs),
        "dated": told["date"].isoformat(),
        "categories": keys(Category, told["categories"]),
        "countries": keys(CountryOrganisation, told["countries"]),
        "topics": keys(Topic, told["topics"]),
        "attributions": [{"source": source, "title": ""}],
    }


def named(article, name: str) -> None:
    """Let its edition be known by the name that judgements call it."""
    from articles.models import Edition  # noqa: PLC0415 (as above)

    Edition.objects.filter(pk=article.edition_id).update(import_key=name)


if __name__ == "__main__":
    main(int(sys.argv[1]))
