"""Make a stock of articles at once, in bare rows, to see how databases find their way.

Nothing of it went through the workflow: it is only to be listed and searched.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from articles.domain.content import Content
from articles.domain.search.index import table
from articles.domain.search.index.document import document_of
from articles.models import (
    Address,
    Article,
    ArticleTopic,
    Attribution,
    Decision,
    Edition,
    Image,
    Snapshot,
    Story,
)
from tests.support import factories

SPAN = timedelta(days=2_000)
# Words that stand in every sixteenth headline, and in few.
COMMON, RARE = "Hafen", "Leuchtturm"
PICTURES = 20  # one for this many articles
PUBLISHED = {
    "transition": "publish",
    "phase_before": "in_review",
    "phase_after": "live",
}


def crowd(number: int) -> None:
    """Publish so many articles over some years; every hundredth is revised."""
    author = factories.author("Autorin Beispiel")
    stories = Story.objects.bulk_create(Story() for _ in range(number))
    first = datetime(2015, 1, 1, 9, tzinfo=UTC)
    begun = [first + n * SPAN / number for n in range(number)]
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
    keep_records(made, begun[0], author)
    label(made, number)
    let_be_found(made)
    QuerySet(Image).bulk_create(picture(n, number) for n in range(number // PICTURES))
    if connection.vendor == "postgresql":
        # As its autovacuum does; nobody does it for SQLite.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def version(n: int, edition: Edition, author, begun: datetime) -> Article:
    word = RARE if n % 2_000 == 7 else COMMON if n % 16 == 7 else "Kopf"
    return Article(
        edition=edition,
        number=1,
        author=author,
        headline=f"{word} {n}",
        slug=f"s-{n}",
        body="<p>Text</p>" * 100,
        status="published",
        stands_for_edition=True,
        live_from=begun,
        updated_at=begun,
        published_at=begun,
        printed_on=begun.date(),
    )


def keep_records(articles: list[Article], at: datetime, author) -> None:
    Address.objects.bulk_create(
        Address(language=one.language, slug=one.slug, edition=one.edition)
        for one in articles
        if one.number == 1
    )
    Snapshot.objects.bulk_create(
        Snapshot(article=one, lock=1, at=at, by=author, origin="edit", content={})
        for one in articles
    )
    Decision.objects.bulk_create(
        Decision(article=one, lock=2, at=one.live_from, **PUBLISHED)
        for one in articles
        if one.live_from
    )


def label(articles: list[Article], number: int) -> None:
    """Give the topic “Viele” to every fifth, each “Wenige” to five, a source to all."""
    few = [(factories.topic(f"Wenige {n}"), n, number // 5) for n in range(30)]
    # Not their managers: these refuse what would change a published version.
    QuerySet(ArticleTopic).bulk_create(
        ArticleTopic(content_object=one, tag=topic)
        for topic, first, every in ((factories.topic("Viele"), 0, 5), *few)
        for one in articles[first::every]
    )
    source, address = factories.source(), "https://example.org/{}"
    QuerySet(Attribution).bulk_create(
        Attribution(article=one, source=source, url=address.format(one.slug))
        for one in articles
    )


def let_be_found(articles: list[Article]) -> None:
    for one in articles:
        content: Content = {"headline": one.headline, "body": one.body}
        table.write(one.pk, document_of(content, one.language))


def picture(n: int, number: int) -> Image:
    said = {} if n % 50 == 7 else {"alts": {"de": "Am Meer", "en": "At sea"}}
    return Image(
        title=f"Bild {n}",
        file=f"00/{n:032x}.jpg",
        width=640,
        height=480,
        checksum=f"{n:064}",
        credit="" if n % 50 == 9 else "Erika Muster",
        uploaded_at=datetime(2015, 1, 1, tzinfo=UTC) + n * timedelta(days=1),
        **said,
    )
