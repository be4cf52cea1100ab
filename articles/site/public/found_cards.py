"""Cards of search results: those of every list, and the reason for each hit.

The words are marked where they stand. A label that is meant is marked in its line; a
reason that the card doesn't show, such as a source, is named below the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.domain.content import (
    Content,
    content_of,
    parts_ahead,
    pictures_of,
    plain_text,
    words_of_pictures,
)
from articles.domain.fragments import Given
from articles.domain.label_index import Catalogue, Members
from articles.domain.search import (
    Query,
    excerpt,
    is_cited_as,
    links_in,
    marked,
    meant_labels,
    said,
)
from articles.foundation.languages import colon
from articles.foundation.markup import unbroken_html
from articles.models import Article, Label, Source
from articles.site.public.cards import cards
from articles.site.shared import SAID, foreign, unbroken_marked

# Such a card has so many parts: the second is its headline, the fourth its text.
MARKED = 5
# With these a card may end a label's name.
ENDS = ("</span>", "</a>")
# So many reasons are named that the card doesn't show.
MOST = 2


@dataclass(slots=True)
class Found:
    """One card on its way: its parts, and the words that it doesn't explain yet.

    `labels` are those that are meant, each with the words that mean it; `below` is what
    is named below the text.
    """

    card: Given
    article: Article
    asked: Query
    labels: Mapping[Label, set[int]]
    parts: list[str] = field(default_factory=list)
    missing: set[int] = field(default_factory=set)
    below: list[SafeString] = field(default_factory=list)

    def mark(self) -> None:
        article, asked = self.article, self.asked
        self.parts = self.card.text.split(SAID)
        if len(self.parts) != MARKED:
            # It is from a look's template, which has no such places.
            return
        headline = marked(article.headline, asked, article.language)
        self.parts[1] = unbroken_marked(headline)
        passage = excerpt(article, asked)
        # Else the card's own text stays, which is as long as its lines.
        if "<mark>" in passage:
            self.parts[3] = unbroken_html(passage)
        self.missing = set(range(len(asked.terms.wanted)))
        hidden = [label for label in self.labels if not self.mark_label(label)]
        self.read()
        for label in hidden:
            self.name(self.labels[label], title_of(label), marked_name(label))

    def read(self) -> None:
        """Look for the words in the article's own text: there they need no reason."""
        if len(self.asked.terms.wanted) == 1:
            # A passage would show a single word.
            if any("<mark>" in self.parts[number] for number in (1, 3)):
                self.missing.clear()
            return
        article, language = self.article, self.article.language
        self.explain(said(self.asked, (article.headline, article.teaser), language))
        if self.missing:
            self.explain(said(self.asked, [plain_text(article.body)], language))

    def mark_label(self, label: Label) -> bool:
        """Mark it where the card names it, around headline and text; say if it does."""
        name, is_shown = escape(label), False
        for number in (0, 2, 4):
            before = after = self.parts[number]
            for end in ENDS:
                after = after.replace(f">{name}{end}", f"><mark>{name}</mark>{end}")
            self.parts[number], is_shown = after, is_shown or before != after
        if is_shown:
            self.explain(self.labels[label])
        return is_shown

    def explain(self, words: set[int]) -> None:
        self.missing -= words

    def name(self, words: set[int], title: str, what: SafeString) -> None:
        """Name below the text what explains these words, if nothing else does."""
        if self.missing & words:
            if len(self.below) < MOST:
                line = format_html("{}{} {}", title, colon(), what)
                self.below.append(line)
            self.explain(words)

    def given(self) -> Given:
        if self.below:
            lines = [
                format_html(' <span class="card-reason">{}</span>', line)
                for line in self.below
            ]
            self.parts[3] += "".join(lines)
        return replace(self.card, text="".join(self.parts))


def found_cards(
    pks: Sequence[int], asked: Query, *, catalogue: Catalogue
) -> list[Given]:
    """Return them as a search shows them: with the passage that has most of it."""
    texts = Article.objects.select_related("edition").only(
        "headline", "teaser", "body", "edition__language"
    )
    articles = texts.in_bulk(pks)
    labels = labels_found(pks, asked, catalogue)
    found = [
        Found(card, articles[card.pk], asked, labels.get(card.pk, {}))
        for card in cards(pks, at=catalogue.revision)
        if card.pk in articles
    ]
    for one in found:
        one.mark()
    look_further([one for one in found if one.missing], catalogue)
    return [one.given() for one in found]


def labels_found(
    pks: Sequence[int], asked: Query, catalogue: Catalogue
) -> dict[int, dict[Label, set[int]]]:
    """Return for each article the labels that are meant, and by which words."""
    found: dict[int, dict[Label, set[int]]] = {}
    among = Members(pks)
    for (kind, pk), words in meant_labels(asked).items():
        label = catalogue.labels.by_pk[kind].get(pk)
        if label:
            for article in catalogue.about(label) & among:
                found.setdefault(article, {})[label] = words
    return found


def look_further(found: Sequence[Found], catalogue: Catalogue) -> None:
    """Name the reasons that only the whole article has. They are few: one query."""
    if not found:
        return
    whole = Article.objects.select_related("edition", "lead_image")
    whole = whole.prefetch_related(*parts_ahead())
    contents = {
        article.pk: content_of(article)
        for article in whole.filter(pk__in=[one.card.pk for one in found])
    }
    images = pictures_of(contents.values())
    meant = meant_labels(found[0].asked)
    for one in found:
        content, language = contents.get(one.card.pk), one.article.language
        if content is None:
            continue
        pictured = words_of_pictures(content, language, images)
        told = [*texts_of(content), *((_("Picture"), text) for text in pictured)]
        for title, text in told:
            words = said(one.asked, [text], language)
            one.name(words, title, marked(text, one.asked, language))
        for words, title, text in cited(content, one.asked):
            one.name(words, title, format_html("<mark>{}</mark>", text))
        for label in publishers(content, catalogue):
            words = meant.get((label.url_name, label.pk), set())
            one.name(words, _("Further reading"), marked_name(label))


def texts_of(content: Content) -> Iterator[tuple[str, str]]:
    """Yield what a search reads besides headline, teaser and text, and what it is."""
    for row in content["attributions"]:
        yield title_of(Source), row["title"]
    for entry in content["further_reading"]:
        yield _("Further reading"), entry["title"]
        yield _("Further reading"), entry["publisher_name"]
    for name in (content["credit_name"], content["credit_organisation"]):
        yield _("Edited by"), name


def cited(content: Content, asked: Query) -> Iterator[tuple[set[int], str, str]]:
    """Yield the cited addresses that were asked for: by which words, and where."""
    rows: list[tuple[str, Any]]
    rows = [(title_of(Source), row) for row in content["attributions"]]
    rows += [(_("Further reading"), row) for row in content["further_reading"]]
    told: list[tuple[str, str, str]] = [
        (title, row["url"], row["title"] or row["url"]) for title, row in rows
    ]
    linked = links_in(content["body"])
    told += [(_("Link in the text"), address, address) for address in linked]
    for number, group in enumerate(asked.sentence.wanted):
        for key in filter(None, (one.address for one in group)):
            for title, address, text in told:
                if is_cited_as(key, address):
                    yield {number}, title, text


def publishers(content: Content, catalogue: Catalogue) -> Iterator[Label]:
    """Yield the sources that published what else there is to read, as they are now."""
    known = catalogue.labels.by_key[Source.url_name]
    for row in content["further_reading"]:
        key = row["publisher"]
        source = known.get(UUID(key)) if key else None
        if source:
            yield source.current


def title_of(label: Label | type[Label]) -> str:
    return capfirst(str(label._meta.verbose_name))


def marked_name(label: Label) -> SafeString:
    return format_html("<mark{}>{}</mark>", foreign(label), label)
