"""Links lead somewhere, and say where."""

from uuid import uuid4

import pytest

from articles.editing.preflight import preflight
from articles.foundation.markup import own_link
from tests.support import factories

pytestmark = pytest.mark.django_db


def found(*links: str) -> list[tuple[str, str]]:
    body = "".join(
        f'<p>Ein Satz mit <a href="{link}">Worten</a>.</p>' for link in links
    )
    findings = preflight(factories.draft(body=body))
    return [it.text for it in findings if it.code == "link-nowhere"]


def test_links_within_the_site_lead_to_what_is_public(settings):
    live = factories.published(headline="Öffentlich")
    path = live.get_absolute_url()
    assert (
        found(path, f"{live.permalink}?a=1#b", "/de/", "https://example.org/#x") == []
    )
    hidden = factories.scheduled(headline="Später").get_absolute_url()
    never = path.replace("oeffentlich", "nie")
    for target in (hidden, never, settings.NEWSROOM_ORIGIN + never):
        [text] = found(target)
        assert "kein Artikel" in text
    for target in ("/relativ", "relativ.html", "../eins/"):
        [text] = found(target)
        assert "keine solche Seite" in text
    for target in ("#_ftn1", ""):
        [text] = found(target)
        assert "nirgendwohin" in text


def test_a_link_to_an_article_that_isnt_public_is_named_and_nothing_of_it():
    live, draft = factories.published(), factories.draft(headline="Noch geheim")
    keys = [live.edition.uuid, draft.edition.uuid, uuid4()]
    body = "".join(
        f'<p>Ein <a href="{own_link(key)}">Satz {n}</a>.</p>'
        for n, key in enumerate(keys)
    )
    findings = preflight(factories.draft(body=body))
    said = [it.text for it in findings if it.code == "link-not-public"]
    assert [text.split("“")[0] for text in said] == [
        "Der Link „Satz 1",
        "Der Link „Satz 2",
    ]
    assert not any("geheim" in text or "urn:" in text for text in said)


def test_many_links_are_one_question(django_assert_num_queries):
    live = factories.published(headline="Öffentlich").get_absolute_url()
    links = [live.replace("oeffentlich", f"nr-{n}") for n in range(20)]
    body = "".join(f'<p><a href="{link}">Nummer {link}</a></p>' for link in links)
    article = factories.draft(body=body)
    from articles.editing.preflight.links import links_lead_somewhere  # noqa: PLC0415

    with django_assert_num_queries(1):
        assert len(list(links_lead_somewhere(article))) == 20


@pytest.mark.wcag("11.8.4", on="desk")
@pytest.mark.parametrize(
    ("words", "is_clear"),
    [
        ("hier", False),
        ("Mehr …", False),
        ("» Click here", False),
        ("https://example.org/a", False),
        ("www.example.org", False),
        ("", False),
        ("Mehr über das Programm", True),
        ("example.org", True),
        ("Hierarchien", True),
    ],
)
def test_the_words_of_a_link_say_where_it_leads(words, is_clear):
    body = f'<p>Ein Satz <a href="https://example.org/">{words}</a>.</p>'
    codes = [it.code for it in preflight(factories.draft(body=body))]
    assert ("link-unclear" not in codes) is is_clear
