"""Links lead somewhere, and say where."""

import pytest

from articles.preflight import preflight
from tests import factories

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


def test_many_links_are_one_question(django_assert_num_queries):
    live = factories.published(headline="Öffentlich").get_absolute_url()
    links = [live.replace("oeffentlich", f"nr-{n}") for n in range(20)]
    body = "".join(f'<p><a href="{link}">Nummer {link}</a></p>' for link in links)
    article = factories.draft(body=body)
    from articles.preflight.links import links_lead_somewhere  # noqa: PLC0415

    with django_assert_num_queries(1):
        assert len(list(links_lead_somewhere(article))) == 20


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
