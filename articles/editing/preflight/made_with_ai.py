"""Checks of what an article says of AI: words that nobody read, programs that nobody
named, pictures that aren't there.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.editing.preflight.registry import WARNING, check
from articles.foundation.markup import mentions
from articles.models import AiUse, Article


@check("ai-unread", level=WARNING, field="ai_use")
def words_were_read(article: Article) -> Iterator[str]:
    row = AiUse.of(article)
    if row and row.is_unread:
        yield _(
            "Nobody says that they read in full what AI wrote. Read every word, "
            "compare it with the sources, and choose your name at “Read in full by”."
        )


@check("ai-program", level=WARNING, field="ai_use")
def programs_are_named(article: Article) -> Iterator[str]:
    row = AiUse.of(article)
    if row is None:
        return
    for subject, _deed, program in row.deeds():
        if not program:
            yield _("“%(subject)s” doesn't say which program it was. Name it.") % {
                "subject": AiUse.name_of(subject)
            }


@check("ai-picture", level=WARNING, field="ai_use")
def pictures_are_there(article: Article) -> Iterator[str]:
    row = AiUse.of(article)
    if row is None:
        return
    if row.lead and article.lead_image is None:
        yield _(
            "AI had a part in the lead picture, and there is none. Choose the picture, "
            "or leave that out."
        )
    if row.figures and not mentions(article.body):
        yield _(
            "AI had a part in pictures in the text, and there are none. Leave that out."
        )
