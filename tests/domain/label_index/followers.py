"""Compares the catalogue with the database, and with a new catalogue."""

from django.utils import timezone

from articles.domain import site_version
from articles.domain.label_index import Catalogue, building, labels
from articles.domain.label_index.holding import made
from articles.domain.site_version import Held
from articles.models import KINDS, Article
from articles.site.selection import Selection
from tests.domain.label_index.asking import (
    articles_of,
    by_label,
    by_month,
    known_labels,
)

LANGUAGES = ("de", "en")


def made_anew(at=None):
    """Return a catalogue for which every version was read."""
    now = site_version.current(at or timezone.now())
    return Catalogue(now, building.built(now), labels.all_labels())


def told(held) -> dict:
    """Return all that labels say: two with one key are equal whatever they say."""
    return {
        kind: {
            pk: {k: v for k, v in vars(label).items() if not k.startswith("_")}
            | {"became": str(label.current)}
            for pk, label in each.items()
        }
        for kind, each in held.by_pk.items()
    }


class Follower:
    """A process that holds a catalogue and catches up whenever it looks."""

    def __init__(self):
        self.held = None

    def look(self, at=None):
        now = site_version.current(at or timezone.now())
        self.held = Held(now, made(now, self.held))
        return self.held.value

    def agrees(self):
        """Look, and compare with a new catalogue and with the database."""
        at = timezone.now()
        seen, anew = self.look(at), made_anew(at)
        assert seen.stock == anew.stock
        assert told(seen.labels) == told(anew.labels)
        assert_known(seen)
        for language in LANGUAGES:
            assert_answers(seen, Selection(language))
        return seen


def assert_known(seen):
    at = seen.stock.at
    for kind in KINDS.values():
        for is_known, ever in ((seen.is_known, False), (seen.was_known, True)):
            known = known_labels(kind.model, at=at, ever=ever)
            assert {one for one in kind.model.objects.all() if is_known(one)} == known


def assert_answers(seen, selection: Selection, beyond=None, **narrowed):
    """Compare members, numbers and order of one list with what the database says.

    `beyond` narrows its articles there by what no selection can say.
    """
    at, language = seen.stock.at, selection.language
    chosen = {"labels": selection.labels, "years": selection.years}
    chosen |= {"months": selection.months} | narrowed

    def asked(selection, **how):
        articles = articles_of(selection, at=at, **how)
        return beyond(articles) if beyond else articles

    articles = asked(selection)
    members = seen.found(language, **chosen)
    assert set(members) == {article.pk for article in articles}
    ordered = [article.pk for article in articles.newest_first()]
    assert seen.newest(members, max(1, len(ordered))) == (ordered, False)
    numbers = seen.numbers(language, **chosen)
    assert numbers.total == len(ordered)
    for kind in KINDS:
        counted = by_label(kind, asked(selection, regardless_of=kind))
        assert numbers.by_label[kind] == counted
    assert numbers.together.keys() == numbers.by_value.keys() == selection.labels.keys()
    for kind, values in selection.labels.items():
        assert numbers.together[kind] == by_label(kind, articles)
        assert numbers.by_value[kind] == {
            value: asked(selection.choosing(kind, [value])).count() for value in values
        }
    assert numbers.by_month == by_month(asked(selection.in_period()))
    if beyond is None and not selection.size:
        assert set(seen.public(language)) == set(ordered)
        once = Article.objects.once_public(at).in_language(language)
        assert set(seen.ever(language)) == {article.pk for article in once}
