"""Labels in long lists are printed as one by one: escaped, in their own language."""

import pytest

from articles.models import Topic
from tests.support.contents import keys
from tests.support.factories import published, source, topic

pytestmark = pytest.mark.django_db
NAME, ESCAPED = "<b>Zoll & “Co”</b>", "&lt;b&gt;Zoll &amp; “Co”&lt;/b&gt;"


def test_names_are_escaped_wherever_labels_are_listed(client):
    label = topic(NAME)
    published(topics=keys(label), headline="Zölle & <i>mehr</i>")
    overview = client.get("/de/themen/").text
    assert f'href="/de/themen/{label.slug}/">{ESCAPED}</a>' in overview
    assert "Zölle &amp; &lt;i&gt;mehr&lt;/i&gt;</a>, <time" in overview
    page = client.get("/de/abonnieren/").text
    assert f"<span>{ESCAPED}</span>" in page
    assert f'type="application/rss+xml">{ESCAPED}</a>' in page
    for html in (overview, page):
        assert NAME not in html


@pytest.mark.wcag("3.1.2", on="site")
def test_a_name_in_german_alone_is_marked_so_for_english_readers(client):
    topic("Zölle")
    known = Topic.objects.create(names={"de": "Klima", "en": "Climate"}, slug="klima")
    published(language="en", topics=keys(topic("Zölle"), known))
    overview = client.get("/en/topics/").text
    assert 'href="/en/topics/zoelle/" lang="de">Zölle</a>' in overview
    assert 'href="/en/topics/klima/">Climate</a>' in overview
    page = client.get("/en/subscribe/?topic=klima").text
    assert '<span lang="de">Zölle</span> <span class="quiet">1</span>' in page
    assert 'value="klima" checked> <span>Climate</span>' in page


def test_a_source_says_what_it_is_and_where(client):
    one = source(
        "Amt", homepage="https://amt.example/?a=1&b=2", description="Ein\n\nAmt"
    )
    published(attributions=[{"source": str(one.key)}])
    html = client.get("/de/quellen/").text
    assert "<div><p>Ein</p>\n\n<p>Amt</p></div>" in html
    address = "https://amt.example/?a=1&amp;b=2"
    assert address not in html
    html = client.get(one.get_absolute_url()).text
    assert f'<a href="{address}">{address}</a>' in html
