"""The dossier at the top of a label's own page, in the language of that page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from articles.domain.content import plain_text
from articles.domain.fragments import changed
from articles.domain.label_index import Catalogue
from articles.domain.site_version import VERSION_ENDS, Held, Kept, Revision
from articles.models import DOSSIERS, WITH_DOSSIER, Article, Dossier, Label
from articles.site.shared import cache_report

# The primary key of each dossier that readers see, by label and language.
type Keys = dict[tuple[UUID, str], int]


@dataclass(frozen=True, slots=True)
class ShownDossier:
    """The parts of one that readers see. Its text is sanitised."""

    body: str
    as_of: date | None
    pinned: list[Article]
    organisations: list[Label]

    @property
    def description(self) -> str:
        """Return the text for search engines, "" if there is none."""
        return plain_text(self.body)


def read(revision: Revision, held: Held[Keys] | None) -> Keys:
    if held and changed.at(revision).get(DOSSIERS, 0) <= held.revision.sequence:
        return held.value
    rows = Dossier.objects.filled().values_list("label_key", "language", "pk")
    return {(label, language): pk for label, language, pk in rows}


kept = Kept(read)


def has_dossier(label: Label | None, language: str, catalogue: Catalogue) -> bool:
    """Return whether readers of a language find one on the label's page: no query."""
    if label is None or label.url_name not in WITH_DOSSIER:
        return False
    return (label.key, language) in kept.at(catalogue.revision)


def found_by_dossier(
    kind: str, slug: str, language: str, catalogue: Catalogue
) -> Label | None:
    """Return the label with this slug if it has a dossier: readers find its page even
    though no public article has it.
    """
    label = catalogue.labels.by_slug[kind].get(slug)
    current = label and label.current
    return current if has_dossier(current, language, catalogue) else None


def dossier_of(
    label: Label, language: str, catalogue: Catalogue
) -> ShownDossier | None:
    """Return the dossier of a label: one query if there is one, two if it pins
    articles.
    """
    if not has_dossier(label, language, catalogue):
        return None
    pk = kept.at(catalogue.revision)[label.key, language]
    found = Dossier.objects.filter(pk=pk).first()
    return as_shown(found, label, catalogue) if found else None


def as_shown(dossier: Dossier, label: Label, catalogue: Catalogue) -> ShownDossier:
    """Return what readers see of a dossier, stored or as it is proposed."""
    cache_report.shown(DOSSIERS)
    return ShownDossier(
        dossier.body,
        dossier.as_of,
        pinned_in(dossier, catalogue.revision),
        organisations_in(dossier.organisations, label, catalogue),
    )


def pinned_in(dossier: Dossier, at: Revision) -> list[Article]:
    """Return the pinned articles that are public, in their order."""
    if not dossier.pinned:
        return []
    articles: Any = Article.objects.public(at.at).in_language(dossier.language)
    found = articles.order_by().filter(edition__uuid__in=dossier.pinned)
    by_key = {}
    for article in found.select_related("edition").defer("body"):
        by_key[str(article.edition.uuid)] = article
        cache_report.shown_editions([article.edition_id])
        cache_report.ends(*VERSION_ENDS.of(article))
    return [by_key[key] for key in dossier.pinned if key in by_key]


def organisations_in(
    keys: Iterable[str], label: Label, catalogue: Catalogue
) -> list[Label]:
    """Return the linked organisations whose pages readers find, merged ones as what
    they became.
    """
    known = catalogue.labels.by_key["country"]
    linked = (known[UUID(key)].current for key in keys if UUID(key) in known)
    found = [
        one for one in dict.fromkeys(linked) if one != label and catalogue.is_known(one)
    ]
    cache_report.shown(*(one.shown_key for one in found))
    return found
