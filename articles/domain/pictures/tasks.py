"""Work on pictures after the request: renditions, made ahead of readers."""

from functools import partial

from django.db import transaction
from django.db.models import Q
from django.tasks import task

from articles.domain.pictures.missing_renditions import Findings, make_if_missing
from articles.domain.pictures.renditions import all_renditions
from articles.foundation.markup import mentions
from articles.models import Article, Image


def make_ahead(article: Article) -> None:
    """Have an article's pictures made in every size once it is stored.

    Not in the same transaction: a missing rendition is made on its first request, so no
    fault of the queue may stop a publication. The fault is logged.
    """
    if article.lead_image_id or mentions(article.body):
        enqueue = partial(make_renditions_of.enqueue, article.pk)
        transaction.on_commit(enqueue, robust=True)


@task(queue_name="pictures")
def make_renditions_of(article: int) -> None:
    """Make the missing renditions; failed ones are tried again later.

    File by file, each whole: running it twice, or stopping it in between, loses
    nothing.
    """
    findings = Findings()
    shown = Q(led_articles=article) | Q(figures__article=article)
    for image in Image.objects.filter(shown).distinct():
        for rendition in all_renditions(image):
            make_if_missing(rendition, findings)
    if findings.failed:
        raise OSError(
            f"{findings.failed} renditions of article {article} can't be made or kept. "
            "The log says of each why; see to the folder of the renditions."
        )
