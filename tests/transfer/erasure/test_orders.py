"""An order erases what it names, and nothing else; an unclear order is refused."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.domain import search
from articles.domain.content import content_hash, content_of
from articles.editing.publishing import Publication, move
from articles.editing.writing import change, restore, revise
from articles.foundation.refusal import Refused
from articles.models import (
    Article,
    Decision,
    Erasure,
    Image,
    Snapshot,
)
from articles.transfer import erasure
from articles.workflow import Ending, Phase
from tests.support import factories

pytestmark = pytest.mark.django_db
WHY = {"reason": "Urteil", "ordered_by": "LG Musterstadt, 3 O 7/27"}


def erase(kind: str, name: object, **how) -> erasure.Done:
    return erasure.erase(erasure.Order(kind=kind, name=str(name), **WHY, **how))[0]


def says(word: str) -> list[str]:
    return erasure.remaining([word])


def second_version() -> tuple[Article, Article]:
    """Return two versions that were public, the second without the word."""
    first = factories.published(headline="Ein Zwergfalke", body="<p>Zwergfalke</p>")
    draft = revise(first, by=factories.chief())
    content = content_of(draft) | {"headline": "Ein Vogel", "body": "<p>Ein Vogel</p>"}
    content |= {"slug": "ein-vogel", "change_kind": "update"}
    change(draft, content, by=factories.chief())
    move(draft, "submit", by=factories.chief())
    second = move(draft, "publish", by=factories.chief("Zweite Chefin"))
    first.refresh_from_db()
    return first, second


def test_an_earlier_version_goes_and_what_is_public_stays():
    first, second = second_version()
    old, content = first.get_absolute_url(), content_of(second)
    erase("article", second.pk, numbers=(1,))
    assert says("Zwergfalke") == []
    assert content_of(Article.objects.get(pk=second.pk)) == content
    page = Client().get(second.get_absolute_url())
    assert page.status_code == 200
    assert "Ein Vogel" in page.text
    # The former address redirects to the remaining version.
    assert Client().get(old).headers["Location"] == second.get_absolute_url()
    first.refresh_from_db()
    assert first.phase() is Phase.REPLACED
    assert first.live_from < first.live_until == second.live_from
    assert "rechtlichen Gründen" in first.headline
    assert not search.check()


def test_the_history_goes_and_every_version_says_what_it_did():
    author = factories.author()
    draft = factories.draft(headline="Entwurf mit Zwergfalke", by=author)
    change(draft, {"headline": "Ohne", "body": "<p>Ein Vogel</p>"}, by=author)
    move(draft, "submit", by=author)
    article = move(draft, "publish", by=factories.chief())
    before = content_of(article)
    erase("article", article.pk, of_history=True)
    assert says("Entwurf mit Zwergfalke") == []
    assert content_of(Article.objects.get(pk=article.pk)) == before
    assert Client().get(article.get_absolute_url()).status_code == 200
    with pytest.raises(Refused, match="Nothing of article"):
        erase("article", article.pk, of_history=True)


def test_what_nobody_has_read_yet_is_discarded():
    planned, draft = factories.scheduled(headline="Geplant"), factories.draft()
    for article in (planned, draft):
        erase("article", article.pk)
        article.refresh_from_db()
        assert article.phase() is Phase.DISCARDED
        assert article.live_from is None


def test_a_live_version_goes_though_another_is_planned():
    first = factories.published(headline="Ein Zwergfalke")
    draft = revise(first, by=factories.chief())
    content = {"headline": "Neu", "body": "<p>Neu</p>", "change_kind": "update"}
    change(draft, content, by=factories.chief())
    move(draft, "submit", by=factories.chief())
    planned = Publication(at=timezone.now() + factories.DAY)
    move(draft, "publish", by=factories.chief("Zweite Chefin"), options=planned)
    erase("article", first.pk, numbers=(1,))
    assert says("Zwergfalke") == []
    draft.refresh_from_db()
    assert draft.phase() is Phase.IN_REVIEW
    assert Client().get(first.get_absolute_url()).status_code == 410


def test_a_notice_that_gave_the_headline_gives_it_no_more():
    article = factories.published(headline="Ein Zwergfalke")
    move(article, "withdraw", by=factories.chief(), note="Zwergfalke? Nein.")
    erase("article", article.pk)
    assert says("Zwergfalke") == []
    article.refresh_from_db()
    assert article.ending == Ending.GONE


def test_what_was_erased_is_not_restored_and_its_address_not_given_anew():
    first, second = second_version()
    erase("article", second.pk, numbers=(1,))
    working = revise(second, by=factories.chief())
    erased = Snapshot.objects.filter(article=first).first()
    with pytest.raises(Refused, match="aus rechtlichen Gründen gelöscht"):
        restore(working, erased, by=factories.chief())
    again = factories.draft(headline="Ein Zwergfalke")
    assert again.slug == "ein-zwergfalke-2"


def test_approvals_hold_of_what_is_left_of_a_text():
    picture = factories.picture("Schnabelkerf")
    article = factories.approved(lead_image=str(picture.key), lead_alt="Ein Kerf")
    erase("picture", picture.pk)
    article.refresh_from_db()
    assert article.content_hash == content_hash(content_of(article))
    approval = Decision.objects.filter(article=article).latest("pk")
    assert approval.content_hash == article.content_hash
    assert move(article, "publish", by=factories.chief()).phase() is Phase.LIVE


def test_a_picture_goes_out_of_all_texts_and_its_files_with_it(
    django_capture_on_commit_callbacks,
):
    picture, other = factories.picture("Schnabelkerf"), factories.picture("Hafen")
    figure = '<img data-image="{0.key}" alt="Ein {0.title}">'
    body = f"<p>Text</p>{figure.format(picture)}{figure.format(other)}"
    article = factories.published(body=body)
    path = Path(picture.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        erase("picture", picture.pk)
    assert says("Schnabelkerf") == []
    assert not path.exists()
    assert "Ein Hafen" in Client().get(article.get_absolute_url()).text
    assert Client().get(article.get_absolute_url()).status_code == 200
    assert not search.check()


def test_a_picture_that_another_article_has_stays():
    picture = factories.picture("Hafen")
    gone = factories.published(headline="Geht", lead_image=str(picture.key))
    factories.published(headline="Bleibt", lead_image=str(picture.key))
    erase("article", gone.pk)
    assert Image.objects.filter(pk=picture.pk).exists()


def test_nothing_is_erased_a_second_time():
    article = factories.published(headline="Ein Zwergfalke")
    person, address = factories.editor("Lurchgeist"), article.get_absolute_url()
    erase("article", article.pk)
    erase("person", person.pk)
    for order in (("article", article.pk), ("person", person.pk)):
        with pytest.raises(Refused, match="was erased before"):
            erase(*order)
    assert Erasure.objects.count() == 2
    assert Client().get(address).status_code == 410


def test_an_address_stays_gone_when_the_rest_of_its_article_goes():
    first, second = second_version()
    old, new = first.get_absolute_url(), second.get_absolute_url()
    erase("article", second.pk, numbers=(1,))
    done = erase("article", second.pk)
    assert done.counts["versions"] == 1
    assert not any("rechtlich" in word for word in done.words)
    assert [Client().get(path).status_code for path in (old, new)] == [410, 410]


def test_nothing_happens_if_it_is_only_asked_what_would_go(capsys):
    first, second = second_version()
    before = [content_of(first), content_of(second)]
    call_command("erase", "article", str(first.pk), dry_run=True, **WHY)
    assert "Would be erased: 2 versions, 3 saved contents." in capsys.readouterr().out
    assert [content_of(one) for one in Article.objects.order_by("pk")] == before
    assert not Erasure.objects.exists()


def test_it_is_kept_who_ordered_it_and_why_but_not_what_it_was():
    article = factories.published(headline="Ein Zwergfalke")
    erase("article", article.pk)
    kept = Erasure.objects.get()
    assert (kept.reason, kept.ordered_by) == tuple(WHY.values())
    assert kept.target == str(article.edition.uuid)
    assert "Zwergfalke" not in json.dumps(kept.digests)
    assert article.content_hash not in json.dumps(kept.digests)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["article", "4711"], "There is no article 4711"),
        (["person", "Niemand"], "There is no person Niemand"),
        (["picture", "x"], "There is no picture x"),
        (["person", "1", "--history-only"], "only an article has versions"),
    ],
)
def test_what_is_not_there_is_refused(arguments, said):
    with pytest.raises(CommandError, match=said):
        call_command("erase", *arguments, "--yes", "--reason=Urteil", "--ordered-by=LG")
    assert not Erasure.objects.exists()


def test_a_version_that_is_not_there_is_refused():
    article = factories.published()
    with pytest.raises(Refused, match="has no version 7"):
        erase("article", article.pk, numbers=(1, 7))
    assert Client().get(article.get_absolute_url()).status_code == 200


def test_nobody_is_erased_without_a_question_or_a_reason():
    article = factories.published()
    with pytest.raises(CommandError, match="nobody can be asked"):
        call_command("erase", "article", str(article.pk), **WHY)
    with pytest.raises(CommandError, match="have to say something"):
        call_command("erase", "article", str(article.pk), reason=" ", ordered_by="LG")
    assert Client().get(article.get_absolute_url()).status_code == 200


def test_a_word_that_somebody_else_says_is_told_and_left():
    article = factories.published(headline="Der Quastenflosser")
    other = factories.published(headline="Noch einer", body="<p>Der Quastenflosser</p>")
    done = erase("article", article.pk)
    told = erasure.remaining(done.words)
    assert any(place.startswith(f"article {other.pk}") for place in told)
