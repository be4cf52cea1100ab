"""An article's documents in the words of readers, for its page, its feeds, programs."""

from dataclasses import dataclass

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language

from articles.foundation.languages import language_name
from articles.models import Article, Attachment


@dataclass(frozen=True, slots=True)
class Attached:
    """`url` is absolute, `language` a code. `said` are the kind of file, its size, its
    language if that isn't the article's, and if everybody can read it.
    """

    url: str
    path: str
    title: str
    media_type: str
    size: int
    language: str
    checksum: str
    accessibility: str
    said: str

    @property
    def is_tagged(self) -> bool:
        return self.accessibility == Attachment.Accessibility.TAGGED


def documents_of(article: Article) -> list[Attached]:
    """Return them in the order of the content, in the active language."""
    rows = article.attachments.all()
    if "attachments" not in getattr(article, "_prefetched_objects_cache", {}):
        rows = rows.select_related("document")
    return [attached(row, article.language) for row in rows]


def attached(row: Attachment, spoken: str) -> Attached:
    document, path = row.document, row.path
    said = [str(document.get_kind_display()), filesizeformat(document.size)]
    if row.language != spoken:
        said.append(str(language_name(row.language)))
    said.append(str(row.get_accessibility_display()))
    return Attached(
        url=f"{settings.NEWSROOM_ORIGIN}{path}",
        path=path,
        title=row.title,
        media_type=document.media_type.partition(";")[0],
        size=document.size,
        language=row.language or get_language() or "",
        checksum=document.checksum,
        accessibility=row.accessibility,
        said=", ".join(said),
    )
