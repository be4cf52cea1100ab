"""The content of an item as an article, with labels and pictures by their keys."""

from typing import Any

from articles.domain.content import Content, completed
from articles.foundation.markup import Mention
from articles.models import KINDS, Image
from articles.transfer.importing.known import KnownNames
from articles.transfer.importing.wordpress.article.prepared import Prepared


def content_of(
    prepared: Prepared, known: dict[str, KnownNames], images: dict[str, Image]
) -> Content:
    """Return the content, with labels and pictures by their keys."""
    labels: dict[str, list[str]] = {name: [] for name in KINDS}
    for rule in prepared.labels:
        label = known[rule.becomes].get(rule.name, prepared.language)
        labels[rule.becomes].append(str(label.key))
    entries = {
        kind.entry: list(dict.fromkeys(labels[name]))
        for name, kind in KINDS.items()
        if kind.entry
    }
    sources = dict.fromkeys(labels["source"])
    lead = images.get(prepared.lead.digest) if prepared.lead else None
    said: dict[str, Any] = {
        "headline": prepared.headline,
        "slug": prepared.slug,
        "dated": prepared.dated,
        "teaser": prepared.teaser,
        "lead_image": str(lead.key) if lead else None,
        "lead_alt": words_of(prepared, lead) if lead else "",
        "body": body_of(prepared, images),
        "credit_date": prepared.dated if prepared.person.name else None,
        "credit_name": prepared.person.name,
        "credit_organisation": prepared.person.organisation,
        "attributions": [{"source": key} for key in sources],
    }
    return completed(said | entries)


def words_of(prepared: Prepared, image: Image, said: str = "") -> str:
    """Return what the article says of a picture, "" where the library says the same."""
    of_file = ""
    for one in prepared.uploads:
        if one.digest == image.checksum and one.attachment:
            of_file = of_file or one.attachment.alt
    words = (said or of_file)[:500]
    return "" if words == image.alt_in(prepared.language) else words


def body_of(prepared: Prepared, images: dict[str, Image]) -> str:
    html = prepared.body.html
    for one in prepared.body.placed:
        image = images.get(one.upload.digest)
        mention = ""
        if image:
            caption = one.caption[:500]
            own = image.caption_in(prepared.language)
            mention = str(
                Mention(
                    str(image.key),
                    words_of(prepared, image, one.alt),
                    "" if caption == own else caption,
                )
            )
        html = html.replace(one.mark, mention)
    return html
