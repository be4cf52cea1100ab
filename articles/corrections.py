"""Say what was corrected: the public notes of an article and its earlier versions."""

from datetime import datetime

from articles.models import Article
from articles.workflow import Change


def corrections_of(articles: list[Article], *, at: datetime) -> dict[int, list]:
    """Return by article the versions that corrected something, newest first.

    They are those of its edition up to the article itself that the public has seen.
    """
    found = {article.pk: [] for article in articles}
    corrected = (
        Article.objects.once_public(at)
        .filter(edition__in={article.edition_id for article in articles})
        .filter(change_kind=Change.CORRECTION)
        .order_by("-live_from")
        .only("edition", "live_from", "change_note")
    )
    for version in corrected:
        for article in articles:
            same = version.edition_id == article.edition_id
            if same and version.live_from <= article.live_from:
                found[article.pk].append(version)
    return found
