"""Drafts that texts are commissioned from: marked, chosen, never submitted."""

from uuid import uuid4

import pytest
from django.urls import reverse

from articles.domain.content import content_of
from articles.editing.assigning import mark_as_template
from articles.editing.publishing import offers
from articles.foundation.refusal import Refused
from articles.models import Article, Edition
from articles.workflow import Status
from tests.admin.day.lists import day_of
from tests.support import factories
from tests.support.contents import NO_DEADLINE
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

COMMISSION = "/admin/articles/article/commission/"
LIST = "/admin/articles/article/"


def page(article: Article) -> str:
    return reverse("admin:articles_article_template", args=[article.pk])


def template(**values) -> Article:
    draft = factories.draft(by=editor(), headline="Muster einer Meldung", **values)
    mark_as_template(draft, is_template=True, by=editor())
    return Article.objects.get(pk=draft.pk)


def commissioned(desk, of: Article, **values):
    sent = {"title": "Messe in Lyon", "language": "de", "person": author().pk}
    return desk.post(COMMISSION, sent | {"template": of.pk} | values, follow=True)


def test_an_editor_makes_a_draft_a_template_and_an_ordinary_one_again():
    draft, desk = factories.draft(by=editor(), headline="Muster"), at_desk(editor())
    form = desk.get(reverse("admin:articles_article_change", args=[draft.pk])).text
    assert page(draft) in form
    assert not Edition.objects.get().is_template
    assert "Als Vorlage verwenden" in desk.get(page(draft)).text
    assert not Edition.objects.get().is_template
    answer = desk.post(page(draft), follow=True)
    assert '<span class="phase template">Vorlage</span>' in answer.text
    assert Edition.objects.get().is_template
    assert "Muster" in desk.get(LIST, {"phase": "template"}).text
    desk.post(page(draft))
    assert not Edition.objects.get().is_template
    assert "Muster" not in desk.get(LIST, {"phase": "template"}).text


def test_a_text_begins_with_what_its_template_has_but_the_headline():
    source = factories.source()
    mould = template(
        teaser="Kurz.", body="<h2>Frist</h2>", attributions=[{"source": source.key}]
    )
    commissioned(at_desk(chief()), mould)
    text = Article.objects.exclude(pk=mould.pk).get()
    own = {"headline": "Messe in Lyon", "slug": "messe-in-lyon"}
    assert content_of(text) == content_of(mould) | own
    assert text.author == author()
    assert not text.edition.is_template
    assert text.edition.story_id != mould.edition.story_id


def test_a_text_has_deadlines_of_its_own_and_nobody_has_read_it_yet():
    deadline = NO_DEADLINE | {
        "closes": "2031-03-15[Europe/Berlin]",
        "key": str(uuid4()),
    }
    used = {"text": "made", "text_with": "Modell", "read_by": "Autorin Beispiel"}
    mould = template(deadlines=[deadline], ai_use=[used])
    commissioned(at_desk(chief()), mould)
    text = Article.objects.exclude(pk=mould.pk).get()
    [his], [own] = mould.deadlines.all(), text.deadlines.all()
    assert (own.closes, own.key != his.key) == (his.closes, True)
    [told] = content_of(text)["ai_use"]
    assert (told["text_with"], told["read_by"]) == ("Modell", "")


def test_nobody_submits_plans_or_publishes_a_template():
    mould = template(body="<p>Text.</p>")
    for person in (editor(), chief()):
        refused = [
            one.refusal for one in offers(mould, person) if one.transition.leads_on
        ]
        assert {one.code for one in refused if one} >= {"template"}
        assert all(refused)
    desk = at_desk(editor())
    move = reverse("admin:articles_article_move", args=[mould.pk, "submit"])
    desk.post(move, {"seen": mould.lock})
    assert Article.objects.get().status == Status.DRAFT
    mark_as_template(mould, is_template=False, by=editor())
    desk.post(move, {"seen": mould.lock})
    assert Article.objects.get().status == Status.IN_REVIEW


def test_only_who_may_assign_marks_and_only_a_draft_of_something_new():
    own = factories.draft(by=author())
    assert at_desk(author()).get(page(own)).status_code == 404
    assert at_desk(author()).post(page(own)).status_code == 404
    waits = factories.in_review()
    assert at_desk(editor()).post(page(waits)).status_code == 404
    again = factories.revised(factories.published(), by=editor())
    assert at_desk(editor()).post(page(again)).status_code == 404
    for draft, person in ((own, author()), (waits, editor()), (again, editor())):
        with pytest.raises(Refused, match="Entwurf"):
            mark_as_template(draft, is_template=True, by=person)
    assert not Edition.objects.filter(is_template=True).exists()


def test_another_language_is_refused_at_the_field_and_nothing_begins():
    answer = commissioned(at_desk(chief()), template(), language="en")
    [said] = answer.context["form"].errors["template"]
    assert "Deutsch" in said
    assert Article.objects.count() == 1


def test_an_ordinary_draft_is_no_template_to_choose_and_a_template_is_no_work():
    plain = factories.draft(by=editor(), headline="Gewöhnlich")
    answer = commissioned(at_desk(chief()), plain)
    assert set(answer.context["form"].errors) == {"template"}
    template()
    titles = {row.title for one in day_of(editor()).values() for row in one.rows}
    assert "Gewöhnlich" in titles
    assert "Muster einer Meldung" not in titles
