"""Whether a loaded stock is what writing and publishing would have left."""

from collections.abc import Iterator

from django.db import transaction

from articles.domain.content import completed, content_hash, content_of
from articles.domain.search.index import table
from articles.domain.search.index.document import document_of
from articles.editing.publishing.attempt.windows import derived, retime
from articles.editing.writing import behind
from articles.models import Address, Article, Decision, Edition, Snapshot
from articles.workflow import WINDOWED

SAMPLE = 40


def problems(sample: int = SAMPLE) -> Iterator[str]:
    """Yield what isn't as the newsroom's own acts make it, in articles of a sample."""
    found = Article.objects.select_related("edition")
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    # First and last too; a step that isn't a multiple of what has its kind by number.
    step = max(len(keys) // sample, 1)
    for pk in sorted({*keys[::step], keys[-1]}):
        article = found.get(pk=pk)
        if article.deadlines.exists():
            # It became a call once the stock was loaded (`calls`), without a save.
            continue
        for why in problems_of(article):
            yield f"Article {pk}, “{article}”: {why}."
    bare = Edition.objects.exclude(pk__in=Address.objects.values("edition"))
    if bare.exists():
        yield "There are editions without an address."
    if table.stored_articles() != set(keys):
        yield "The index has other articles than there are."


def problems_of(article: Article) -> Iterator[str]:
    content = content_of(article)
    saved = Snapshot.objects.filter(article=article).latest("lock")
    # It may have been saved before some fields came.
    if completed(saved.content) != content:
        yield "its content isn't what was saved last"
    if {article.content_hash, saved.content_hash} != {content_hash(content)}:
        yield "its hash isn't that of its content"
    document = document_of(content, article.language)
    if not table.has_digest(article.pk, document.digest):
        yield "its row of the index isn't made of its content"
    last = Decision.objects.filter(article=article).order_by("lock").last()
    if (last.lock if last else saved.lock) != article.lock:
        yield "its acts aren't counted"
    if article.status in WINDOWED and last.content_hash != article.content_hash:
        yield "another content was published"
    is_listed = Article.objects.behind().filter(pk=article.pk).exists()
    if article.stands_for_edition and bool(behind([article])) != is_listed:
        yield "it isn't told to be behind its original as it is"
    before = derived(article), article.edition.published_at
    with transaction.atomic():
        retime(article.edition)
        article.refresh_from_db()
        transaction.set_rollback(True)
    if before != (derived(article), article.edition.published_at):
        yield "its window or dates aren't those that follow from its moments"
