"""Make a stock of articles at once, in bare rows, to see how databases find their way.

Nothing of it went through the workflow: it is only to be listed.
"""

from datetime import UTC, date, datetime, timedelta

from django.db import connection

from articles.models import Article, Edition, Snapshot, Story
from tests import factories

FIRST_DAY = date(2015, 1, 1)


def crowd(number: int) -> None:
    """Publish so many articles, one a day and language; every hundredth is revised."""
    author = factories.author("Autorin Beispiel")
    stories = Story.objects.bulk_create(Story() for _ in range(number))
    begun = [datetime(2015, 1, 1, 9, tzinfo=UTC) + day(n) for n in range(number)]
    editions = Edition.objects.bulk_create(
        Edition(story=story, language="en" if n % 2 else "de", published_at=begun[n])
        for n, story in enumerate(stories)
    )
    versions = [
        version(n, edition, author, begun[n]) for n, edition in enumerate(editions)
    ]
    for n in range(0, number, 100):
        versions[n].stands_for_edition = False
        draft = {"status": "draft", "stands_for_edition": True}
        draft |= {"slug": f"s-{n}", "headline": f"Entwurf {n}", "author": author}
        versions.append(Article(edition=editions[n], number=2, **draft))
    made = Article.objects.bulk_create(versions)
    Snapshot.objects.bulk_create(
        Snapshot(article=one, lock=1, at=begun[0], by=author, origin="edit", content={})
        for one in made
    )
    if connection.vendor == "postgresql":
        # As its autovacuum does; nobody does it for SQLite.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def day(n: int) -> timedelta:
    return timedelta(days=n // 2)


def version(n: int, edition: Edition, author, begun: datetime) -> Article:
    return Article(
        edition=edition,
        number=1,
        author=author,
        headline=f"Kopf {n}",
        slug=f"s-{n}",
        body="<p>Text</p>" * 100,
        status="published",
        stands_for_edition=True,
        live_from=begun,
        updated_at=begun,
        published_at=begun,
        printed_on=FIRST_DAY + day(n),
    )
