"""What is done with pictures once nobody waits for it: renditions, ahead of readers."""

from functools import partial

from django.db import transaction
from django.db.models import Q
from django.tasks import task

from articles.domain.pictures.making import Findings, make_if_missing
from articles.domain.pictures.renditions import all_renditions
from articles.foundation.markup import mentions
from articles.models import Article, Image


def make_ahead(article: Article) -> None:
    """Have an article's pictures made in every size once it is stored.

    Not in the same transaction: what is missing is made when it is asked for, so no
    fault of the queue may stop a publication. It is logged.
    """
    if article.lead_image_id or mentions(article.body):
        enqueue = partial(make_renditions_of.enqueue, article.pk)
        transaction.on_commit(enqueue, robust=True)


@task(queue_name="pictures")
def make_renditions_of(article: int) -> None:
    """Make what is missing; what can't be made is tried again later.

    File by file, each whole: done twice, or stopped in between, it loses nothing.
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
