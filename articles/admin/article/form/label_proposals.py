"""Labels that the form proposes beside their fields, each with its reason.

They come from the checks, which find names in the text, and from the last public
article of the same source. An article gets one only when its writer presses the button.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.domain.label_index import catalogue_now
from articles.editing.preflight import Finding
from articles.models import PRINTED, Article, Label, Source


@dataclass(frozen=True, slots=True)
class Proposed:
    """A label for a field; `reason` are the article's words, or "" if they say it."""

    field: str
    label: Label
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The labels that the last article of a source has and this one lacks."""

    source: Source
    article: Article
    proposed: Sequence[Proposed]

    @property
    def data(self) -> str:
        """Return the labels for the script that adds them all, as JSON."""
        return json.dumps(
            [
                {"field": one.field, "key": str(one.label.pk), "name": str(one.label)}
                for one in self.proposed
            ]
        )


def proposed_by(findings: Sequence[Finding]) -> list[Proposed]:
    """Return the labels that findings name and that their fields may take."""
    models = {kind.entry: kind.model for kind in PRINTED}
    return [
        Proposed(finding.field, label, reason)
        for finding in findings
        for label, reason in finding.named()
        if isinstance(label, Label) and type(label) is models.get(finding.field)
    ]


def as_last_time(article: Article) -> LastTime | None:
    """Return the labels of the newest public article that cites the first source."""
    cited = article.attributions.all()
    source = next((row.source for row in cited if row.source_id), None)
    if source is None or not source.pk:
        return None
    catalogue = catalogue_now()
    among = catalogue.public(article.language) & catalogue.about(source)
    keys, _more = catalogue.newest(among, 2)
    # A later version of an article isn't proposed what readers see of it.
    others = Article.objects.exclude(edition=article.edition_id).in_bulk(keys)
    last = next((others[key] for key in keys if key in others), None)
    if last is None:
        return None
    lacking = list(lacked(article, last))
    return LastTime(source, last, lacking) if lacking else None


def lacked(article: Article, last: Article) -> Iterator[Proposed]:
    """Yield them; instead of a merged label the one that stands for it."""
    labels = catalogue_now().labels
    for kind in PRINTED:
        known, column = labels.by_pk[kind.name], f"{kind.field}_id"
        # These rows are typed and not stored.
        typed = getattr(article, kind.links).all()
        given = {getattr(row, column) for row in typed}
        for row in getattr(last, kind.links).all():
            key = labels.became(kind.name, getattr(row, column))
            if key not in given and key in known:
                yield Proposed(kind.entry, known[key])
