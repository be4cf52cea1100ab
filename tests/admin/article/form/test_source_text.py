"""A draft that was made of an item has the source's text beside its form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.inbox.items import decide, take_over
from articles.models import Deadline, SourceTerms
from tests.support.desk.desk import at_desk, url
from tests.support.factories import author, chief, editor
from tests.support.inbox import feed, item

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year + 1
SAYS = f"Bewerbungsschluss ist der 31. Januar {YEAR}. Es gibt zwölf Plätze."


def form_of(article, person) -> str:
    answer = at_desk(person).get(url(type(article), "change", article.pk))
    assert answer.status_code == 200
    return answer.text


def taken(by, **values):
    one = item("Gastdozenturen", **{"summary": SAYS, "language": "de"} | values)
    if by == author():
        one = decide(one, "hand", by=editor(), handed_to=by)
    return take_over(one, by=by)


def test_its_text_and_its_deadlines_stand_beside_the_form():
    made = taken(editor())
    page = form_of(made, editor())
    assert "Aus der Quelle: Institut Beispiel" in page
    assert "Es gibt zwölf Plätze." in page
    assert page.count('data-add-row="deadlines"') == 1
    assert f"31. Januar {YEAR}" in page
    assert not Deadline.objects.exists()


def test_the_whole_text_is_there_only_where_the_terms_allow_it():
    of = feed()
    made = taken(editor(), of=of, text=f"{SAYS} Nur im ganzen Text.")
    assert "Nur im ganzen Text" not in form_of(made, editor())
    SourceTerms.objects.create(source=of.source, terms="free")
    assert "Nur im ganzen Text" in form_of(made, editor())


def test_a_day_that_has_passed_is_not_proposed():
    made = taken(editor(), summary="Bewerbungsschluss war der 31. Januar 2020.")
    assert 'data-add-row="deadlines"' not in form_of(made, editor())


def test_who_may_not_see_the_item_sees_nothing_of_it():
    mine = taken(author())
    assert "Aus der Quelle" in form_of(mine, author())
    other = taken(editor(), identity="anders", link="https://quelle.example/anders")
    type(other).objects.filter(pk=other.pk).update(author=author())
    page = form_of(other, author())
    assert "Aus der Quelle" not in page
    assert "zwölf Plätze" not in page
    assert "Aus der Quelle" in form_of(other, chief())


def test_a_source_is_text_and_no_code():
    made = taken(editor(), summary="<script>alert(1)</script> <b>x</b>")
    assert "<script>alert" not in form_of(made, editor())


def test_no_comment_of_a_template_is_shown():
    assert "{#" not in form_of(taken(editor()), editor())


def test_an_article_of_ones_own_has_none():
    made = taken(editor())
    gone = made.edition.inbox_items.get()
    gone.edition, gone.seen_at = None, timezone.now() - timedelta(days=1)
    gone.save()
    assert "Aus der Quelle" not in form_of(made, editor())
