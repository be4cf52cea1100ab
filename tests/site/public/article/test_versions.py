"""Public versions have permalinks with what they changed, and others have none."""

import re
from datetime import timedelta

import pytest
import time_machine
from hypothesis import given as for_all, settings as by, strategies as st

from articles.domain.content import content_of
from articles.editing.publishing import Withdrawal, move, set_hidden
from articles.models import Article
from articles.workflow import Change, Ending
from tests.site.public.reading import canonical, meta, tree
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KINDS = ("correction", "update", "typo")


def path_of(article: Article, number: int) -> str:
    return f"/de/artikel/{article.slug}/fassung/{number}/"


def corrected(**content):
    """Return a second version that corrected the first one."""
    first = factories.published(
        headline="Der Hafen", body="<p>Der Hafen hat drei Kräne, sagt das Amt.</p>"
    )
    said = {"change_kind": "correction", "change_note": "Es sind vier Kräne."}
    body = "<p>Der Hafen hat vier Kräne, sagt das Amt.</p>"
    return factories.republished(first, **{"body": body} | said | content)


def without_tags(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def test_a_correction_leads_to_what_it_changed(client):
    second = corrected()
    page = client.get(second.get_absolute_url()).text
    assert f'href="{path_of(second, 2)}"' in page
    answer = client.get(path_of(second, 2))
    assert answer.status_code == 200
    assert re.search(r"<del>.*drei.*</del> <ins>.*vier.*</ins>", answer.text)
    assert "[entfernt: drei]" in without_tags(answer.text)
    assert "Es sind vier Kräne." in answer.text


def test_what_changed_is_divided_as_the_text_and_no_blank_is_struck_through(client):
    first = factories.published(
        body="<h2>Hafen</h2><p>Drei alte Kräne.</p><p>Am Ufer.</p><ul><li>Ost</li></ul>"
    )
    body = "<h2>Hafen</h2><p>Vier Kräne.</p><p>Am Ufer.</p><ul><li>West</li></ul>"
    second = factories.republished(first, body=body, change_kind="update")
    [compared] = tree(client.get(path_of(second, 2)).text).findall(
        ".//div[@class='compared']"
    )
    lines = [(p.get("class"), "".join(p.itertext())) for p in compared.iter("p")]
    assert [kind for kind, _text in lines] == [
        "compared-heading",
        None,
        None,
        "compared-entry",
    ]
    assert [text for kind, text in lines if kind] == [
        "Hafen",
        "[entfernt: Ost] [neu: West]",
    ]
    for changed in (*compared.iter("del"), *compared.iter("ins")):
        own = changed[0].tail
        assert own == own.strip(), own


def test_only_a_former_text_stood_there(client):
    second = corrected()
    assert "Der Text, wie er dastand" in client.get(path_of(second, 1)).text
    newest = client.get(path_of(second, 2)).text
    assert "Der Text, wie er dastand" not in newest
    assert "Der Text, wie er jetzt dasteht" in newest


def test_the_language_switch_leads_to_the_version_of_the_same_time(client):
    def other(number: int) -> str:
        page = tree(client.get(path_of(first, number)).text)
        return page.find(".//nav[@class='languages']//a").get("href")

    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        first = factories.published(headline="Der Kran", body="<p>Alt.</p>")
        assert other(1) == "/en/"
        clock.shift(timedelta(days=1))
        second = factories.republished(first, body="<p>Neu.</p>", change_kind="update")
        clock.shift(timedelta(days=1))
        draft = factories.translated(second, slug="crane", body="<p>New.</p>")
        factories.move(draft, "submit", by=draft.author)
        english = factories.move(draft, "publish", by=factories.chief())
        assert other(1) == "/en/articles/crane/"
        clock.shift(timedelta(days=1))
        assert other(2) == "/en/articles/crane/version/1/"
        factories.republished(english, body="<p>Newest.</p>", change_kind="update")
        clock.shift(timedelta(days=1))
        factories.republished(second, body="<p>Neuest.</p>", change_kind="update")
        assert [other(2), other(3)] == ["/en/articles/crane/version/2/"] * 2


def test_an_update_leads_to_what_it_changed_and_a_typo_to_nothing(client):
    second = corrected(change_kind="update", change_note="")
    page = client.get(second.get_absolute_url()).text
    assert f'href="{path_of(second, 2)}"' in page
    third = factories.republished(second, body="<p>Ohne.</p>", change_kind="typo")
    assert path_of(third, 3) not in client.get(third.get_absolute_url()).text
    assert client.get(path_of(third, 3)).status_code == 404


def test_an_article_without_changes_has_a_page_of_its_version_and_no_link(client):
    article = factories.published()
    assert "/fassung/" not in client.get(article.get_absolute_url()).text
    assert client.get(path_of(article, 1)).status_code == 200


def test_a_former_version_says_that_it_is_not_the_newest_and_when_it_stood(client):
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        first = factories.published(headline="Der Kran", body="<p>Alt.</p>")
        clock.shift(timedelta(days=3))
        second = factories.republished(first, body="<p>Neu.</p>", change_kind="update")
        text = client.get(path_of(second, 1)).text
        assert "nicht die neueste" in text
        assert "vom 01.03.2027 bis zum 04.03.2027" in without_tags(text)
        assert canonical(tree(text)) == second.permalink
        assert "noindex" in meta(tree(text), "robots")
        newest = client.get(path_of(second, 2)).text
        assert "nicht die neueste" not in newest
        assert canonical(tree(newest)) == second.permalink


def test_a_value_that_was_replaced_is_named_before_and_now(client):
    second = corrected(dated="2026-02-01")
    text = without_tags(client.get(path_of(second, 2)).text)
    assert "jetzt:1. Februar 2026" in text
    topic = factories.topic("Zölle")
    third = factories.republished(
        second, topics=[str(topic.key)], change_kind="update", dated=None
    )
    text = without_tags(client.get(path_of(third, 3)).text)
    assert "jetzt:Zölle" in text
    assert "bisher:" in text


def test_the_editors_own_fields_are_no_part_of_the_difference(client):
    other = factories.published(headline="Geheim xandersx")
    related = [{"edition": str(other.edition.uuid), "choice": "excluded"}]
    second = corrected(slug="der-hafen-neu", related=related)
    text = client.get(path_of(second, 2)).text
    assert "xandersx" not in text
    assert "Der Hafen" in text


@pytest.mark.parametrize("ending", Ending.values)
def test_no_version_of_a_withdrawn_article_says_its_text(client, ending):
    second = corrected()
    other = factories.published(headline="Ersatz")
    options = {"replaced_by": other.edition} if ending == Ending.REPLACED else {}
    move(
        second,
        "withdraw",
        by=factories.chief(),
        note="Falsch.",
        options=Withdrawal(ending=ending, **options),
    )
    for number in (1, 2):
        answer = client.get(path_of(second, number), follow=True)
        assert "Kräne" not in answer.text
        if ending != Ending.REPLACED:
            assert answer.status_code == 410


def test_what_was_withdrawn_stays_unread_when_the_article_is_public_again(client):
    second = corrected()
    chief = factories.chief()
    move(second, "withdraw", by=chief, note="Falsch.")
    third = move(second, "reinstate", by=chief, note="Doch richtig.")
    fourth = factories.republished(third, body="<p>Neu.</p>", change_kind="update")
    found = [client.get(path_of(fourth, n)).status_code for n in range(1, 6)]
    assert found == [410, 410, 200, 200, 404]


def test_a_draft_a_scheduled_and_a_discarded_version_are_unknown(client):
    second = corrected()
    scheduled = factories.republished(
        second, at=second.live_from + factories.DAY, body="<p>xgeheimx</p>"
    )
    assert client.get(path_of(second, scheduled.number)).status_code == 404
    draft = factories.draft(slug="entwurf")
    assert client.get(path_of(draft, 1)).status_code == 404
    for odd in ("0", "02", "99999999999999999999"):
        answer = client.get(f"/de/artikel/{second.slug}/fassung/{odd}/")
        assert answer.status_code == 404, odd


def test_a_former_address_leads_to_the_present_ones_version(client):
    second = corrected(slug="neue-adresse")
    answer = client.get("/de/artikel/der-hafen/fassung/1/")
    assert (answer.status_code, answer["Location"]) == (301, path_of(second, 1))


def test_what_is_hidden_is_gone_and_comes_back(client):
    second = corrected()
    by_chief = {"by": factories.chief(), "note": "Ein Name stand da."}
    set_hidden(second, hides=True, **by_chief)
    assert client.get(path_of(second, 1)).status_code == 410
    newest = client.get(path_of(second, 2)).text
    assert "drei Kräne" not in newest
    assert "Jetzige Fassung" in newest
    assert "Frühere Fassung" not in newest
    page = client.get(second.get_absolute_url()).text
    assert "/fassung/" not in page
    assert "Es sind vier Kräne." in page
    set_hidden(second, hides=False, **by_chief)
    assert client.get(path_of(second, 1)).status_code == 200
    assert path_of(second, 2) in client.get(second.get_absolute_url()).text


def test_the_note_of_a_hidden_correction_is_told_nowhere(client):
    second = corrected(change_note="Anna Muster war es nicht.")
    third = factories.republished(
        second, body="<p>Neu.</p>", change_kind="correction", change_note="Neu."
    )
    for path in (third.get_absolute_url(), "/de/korrekturen/"):
        assert "Anna Muster" in client.get(path).text
    set_hidden(third, hides=True, by=factories.chief(), note="Ein Name.")
    found = [third.get_absolute_url(), f"{third.get_absolute_url()}ninjs.json"]
    found += ["/de/korrekturen/", "/de/korrekturen/feed.rss", "/de/artikel/feed.json"]
    for path in found:
        assert "Anna Muster" not in client.get(path).text, path


@by(max_examples=30, deadline=None)
@for_all(
    acts=st.lists(
        st.tuples(st.sampled_from((*KINDS, "withdraw")), st.booleans()), max_size=5
    )
)
def test_a_permalink_answers_for_what_was_public_and_is_told_and_no_other(acts, client):
    """Here the rule is told once more, from the other end: version by version."""
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        last = factories.published(headline="Ein Kran")
        told, is_public = {last.number: True}, True
        for kind, hides in acts:
            clock.shift(timedelta(days=1))
            if kind == "withdraw":
                if is_public:
                    move(last, "withdraw", by=factories.chief(), note="Falsch.")
                    told, is_public = dict.fromkeys(told, False), False
                continue
            note = "Nun." if kind == Change.CORRECTION else ""
            body = f"<p>Am {len(told)}. Tag.</p>"
            last = factories.republished(
                last, body=body, change_kind=kind, change_note=note
            )
            is_public = True
            if hides:
                set_hidden(last, hides=True, by=factories.chief(), note="Weg.")
                told = dict.fromkeys(told, False)
            told[last.number] = kind != Change.TYPO
        slug = content_of(last)["slug"]
        for number in range(last.number + 2):
            status = client.get(f"/de/artikel/{slug}/fassung/{number}/").status_code
            expected = is_public and told.get(number, False)
            assert (status == 200) is expected, (acts, number, status)
            assert status in {200, 404, 410}
