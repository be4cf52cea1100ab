"""The one list of the kinds of labels: all other code takes them from here.

The model of a kind defines its name and its columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.labels.label import Label
from articles.models.labels.source import Source
from articles.models.labels.subjects import Category, CountryOrganisation, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelKind:
    """One kind: its labels, the way from an article to them, and its words.

    `links` are the article's rows that point to labels, `field` is their foreign key.
    `address` is the kind's part of addresses. `sentence` describes a list narrowed to
    labels; `of_several` replaces it if articles must have all of several labels and the
    words differ. `entry` is the kind's own list in a content; kinds whose rows hold
    more than the label, as a source's do, have none. `place` is the list's place among
    those that an article shows. An imported article names its labels in a line called
    by one of `line_names` (in small letters, without spaces), unless they are beside
    the date.
    """

    model: type[Label]
    links: str
    field: str
    address: Promise
    sentence: Promise
    of_several: Promise | None = None
    entry: str = ""
    place: int = 0
    is_beside_date: bool = False
    line_names: tuple[str, ...] = ()
    # The values, besides its name, with which the import makes an unknown label.
    made_with: Mapping[str, str] = MappingProxyType({})
    # True if writers may make one, by its name, while they choose labels.
    is_made_in_place: bool = False
    # True if contents saved earlier don't have it; they are still the same contents.
    is_later: bool = True
    # The weight of a shared label for two articles' relation; 0: none.
    weight: int = 0
    # True if the overview shows each label's newest article.
    has_newest: bool = True
    # True if the page of a label may have a text of its own.
    has_dossier: bool = False
    # The overview's description for search engines, in a sentence.
    summary: str | Promise = ""

    @property
    def name(self) -> str:
        """Return its name in code, in addresses' parameters and in names of routes."""
        return self.model.url_name

    @property
    def title(self) -> str:
        """Return the readers' name for all of them, as a heading."""
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def sentence_of_several(self) -> Promise:
        return self.of_several or self.sentence

    @property
    def overview(self) -> str:
        return reverse(f"{self.name}_overview")

    @property
    def through(self) -> type[Model]:
        return self._relation.related_model

    @property
    def owner(self) -> str:
        """Return the field by which a row points back to the article."""
        return self._relation.field.name

    @property
    def has_successors(self) -> bool:
        """Return True if a label of this kind may have ended and name its successor."""
        return any(it.name == "successor" for it in self.model._meta.fields)

    @property
    def is_subject(self) -> bool:
        """Return True if labels of this kind are an article's subjects."""
        return bool(self.entry) and not self.is_beside_date

    @property
    def _relation(self):
        return apps.get_model("articles.Article")._meta.get_field(self.links)


# Their order is that of canonical addresses and of the words above a list.
KINDS: dict[str, LabelKind] = {
    kind.name: kind
    for kind in (
        LabelKind(
            model=Category,
            links="category_links",
            field="category",
            address=pgettext_lazy("address", "categories/"),
            sentence=_("in the category %(names)s"),
            of_several=_("in the categories %(names)s"),
            entry="categories",
            is_later=False,
            place=1,
            is_beside_date=True,
            summary=_(
                "All categories, with the latest article in each and how many there "
                "are."
            ),
        ),
        LabelKind(
            model=Topic,
            links="topic_links",
            field="tag",
            address=pgettext_lazy("address", "topics/"),
            sentence=_("about %(names)s"),
            of_several=pgettext_lazy("several topics", "about %(names)s"),
            entry="topics",
            is_later=False,
            place=3,
            line_names=("thema", "themen", "topic", "topics"),
            is_made_in_place=True,
            # A shared topic says more than a shared country: half of all articles may
            # share one.
            weight=3,
            has_dossier=True,
            summary=_(
                "All the topics we cover, with the latest article on each and how "
                "many there are."
            ),
        ),
        LabelKind(
            model=CountryOrganisation,
            links="country_links",
            field="country",
            address=pgettext_lazy("address", "countries-organisations/"),
            sentence=_("filed under %(names)s"),
            of_several=pgettext_lazy("several labels", "filed under %(names)s"),
            entry="countries",
            is_later=False,
            place=2,
            line_names=tuple(
                f"{countries}/{organisations}"
                for countries in ("land", "länder", "country", "countries")
                for organisations in (
                    "organisation",
                    "organisationen",
                    "organisations",
                    "organization",
                    "organizations",
                )
            ),
            # All countries are known, so an unknown label is no country.
            made_with={"kind": CountryOrganisation.Kind.ORGANISATION},
            weight=2,
            # There are so many that their newest articles would drown the names.
            has_newest=False,
            has_dossier=True,
            summary=_(
                "All the countries, regions and international organisations we write "
                "about, with the number of articles on each."
            ),
        ),
        LabelKind(
            model=Source,
            links="attributions",
            field="source",
            address=pgettext_lazy("address", "sources/"),
            sentence=_("based on the source %(names)s"),
            of_several=_("based on the sources %(names)s"),
            line_names=("quelle", "quellen", "quelle(n)", "source", "sources"),
            is_made_in_place=True,
            summary=_(
                "All the sources we draw on: what each of them is, and how many "
                "articles are based on it."
            ),
            has_newest=False,
        ),
    )
}
# The kinds with a list of their own in a content, in the order of the article page.
PRINTED = tuple(
    sorted((one for one in KINDS.values() if one.entry), key=lambda one: one.place)
)
