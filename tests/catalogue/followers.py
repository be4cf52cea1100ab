"""The catalogue beside what the database answers, and beside one that is made anew."""

from django.utils import timezone

from articles import revision
from articles.catalogue import Catalogue, labels, making
from articles.catalogue.holding import made
from articles.models import KINDS, Article
from articles.revision import Held
from articles.selection import Selection, known_labels
from articles.site import by_label, by_month

LANGUAGES = ("de", "en")


def made_anew(at=None):
    """Return a catalogue for which every version was read."""
    now = revision.current(at or timezone.now())
    return Catalogue(now, making.built(now), labels.all_labels())


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
        now = revision.current(at or timezone.now())
        self.held = Held(now, made(now, self.held))
        return self.held.value

    def agrees(self):
        """Look, and compare with one that is made anew and with the database."""
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
            known = set(known_labels(kind.model, at=at, ever=ever))
            assert {one for one in kind.model.objects.all() if is_known(one)} == known


def assert_answers(seen, selection: Selection, found=None, **narrowed):
    """Compare members, numbers and order of one list with what the database says.

    `found` are its articles there, unless the selection can say it.
    """
    at, language = seen.stock.at, selection.language
    chosen = {"labels": selection.labels, "years": selection.years}
    chosen |= {"months": selection.months} | narrowed
    articles = selection.articles(at=at) if found is None else found(selection)
    members = seen.found(language, **chosen)
    assert set(members) == {article.pk for article in articles}
    ordered = [article.pk for article in articles.newest_first()]
    assert seen.newest(members, max(1, len(ordered))) == (ordered, False)
    numbers = seen.numbers(language, **chosen)
    assert numbers.total == len(ordered)

    def regardless(kind):
        other = selection.regardless_of(kind)
        return other.articles(at=at) if found is None else found(other)

    expected = by_label({kind: regardless(kind) for kind in KINDS})
    assert numbers.by_label == expected
    always = selection.in_period()
    whenever = always.articles(at=at) if found is None else found(always)
    assert numbers.by_month == dict(by_month(whenever))
    if found is None and not selection.size:
        assert set(seen.public(language)) == set(ordered)
        once = Article.objects.once_public(at).in_language(language)
        assert set(seen.ever(language)) == {article.pk for article in once}
