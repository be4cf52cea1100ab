"""Withdrawn articles are gone with the next request, also for clients with a copy."""

import pytest

from articles.domain.pictures import plain_rendition
from articles.editing.publishing import Withdrawal, move
from articles.site.feeds import FORMATS
from articles.workflow import Ending
from tests.site.public.hiding import TOKEN, hidden_content
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ending", ["notice", "gone"])
def test_s19_what_is_withdrawn_is_nowhere_with_the_next_request(client, ending):
    article = factories.published(**hidden_content(TOKEN))
    topic = f"/de/themen/{TOKEN}/"
    paths = ["/de/", "/de/artikel/", f"/de/artikel/?q={TOKEN}", "/de/archiv/2020/"]
    paths += [topic, f"/de/quellen/{TOKEN}/", "/de/laender-organisationen/frankreich/"]
    paths += ["/sitemap-articles-de-1.xml", "/feeds.opml", article.get_absolute_url()]
    paths += [f"{article.get_absolute_url()}zitat.bib"]
    paths += [
        f"{path}feed.{form}" for path in ("/de/artikel/", topic) for form in FORMATS
    ]
    paths += [plain_rendition(article.lead_image).url]
    tags = {}
    for path in paths:
        shown = client.get(path)
        assert shown.status_code == 200, path
        # So another machine asks again a second later.
        assert "s-maxage=1" in shown["Cache-Control"], path
        assert TOKEN in text_of(shown) or "/pictures/" in path, path
        tags[path] = shown.get("ETag", "")
    told = Withdrawal(ending=Ending(ending))
    move(article, "withdraw", by=factories.chief(), note="Falsch.", options=told)
    for path in paths:
        after = client.get(path, headers={"If-None-Match": tags[path]})
        assert after.status_code in {200, 404, 410}, path
        for words in ("Text", "Teaser", "Name", "Titel", "Satz", "Alt"):
            assert f"{words} {TOKEN}" not in text_of(after), path
        if ending == "gone":
            assert f"Geheim {TOKEN}" not in text_of(after), path
    assert client.get(paths[-1]).status_code == client.get(topic).status_code == 404


def text_of(response) -> str:
    return response.content.decode(errors="replace")
