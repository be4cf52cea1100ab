"""The corrections page lists corrected and withdrawn articles, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editing.publishing import move
from articles.site.shared.paging import slice_of
from tests.site.public.reading import body_of, canonical, in_order, meta, tree
from tests.support.factories import (
    DAY,
    chief,
    draft,
    expired,
    published,
    republished,
    revised,
    scheduled,
    superseded,
    withdrawn,
)

pytestmark = pytest.mark.django_db
PATH, ENGLISH = "/de/korrekturen/", "/en/corrections/"


def corrected(article, note: str, **options):
    kind = {"change_kind": "correction", "change_note": note}
    return republished(article, body=f"<p>{note}</p>", **kind, **options)


def page_of(client, path: str = PATH):
    response = client.get(path)
    assert response.status_code == 200
    return tree(response.text)


def test_corrections_stand_newest_first_with_day_article_and_words(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        first = published(headline="Erster", slug="erster")
        other = published(headline="Zweiter")
        clock.shift(DAY)
        first = corrected(first, "Es waren fünf.")
        clock.shift(DAY)
        corrected(other, "Nicht in Köln.")
        clock.shift(DAY)
        again = corrected(first, "Doch sechs.", headline="Erster, neu", slug="neu")
        page = page_of(client)
    said = [
        "07.05.2026", "Erster, neu", "Doch sechs.",
        "06.05.2026", "Zweiter", "Nicht in Köln.",
        "05.05.2026", "Erster, neu", "Es waren fünf.",
    ]  # fmt: skip
    assert in_order(said, body_of(page))
    links = [one.get("href") for one in page.iter("a")]
    assert links.count(again.get_absolute_url()) == 2
    assert "/de/artikel/erster/" not in links


def test_only_what_readers_have_seen_and_still_find_is_listed(client):
    note = {"change_kind": "correction", "change_note": "Geheime Anmerkung."}
    draft(**note)
    scheduled(headline="Termin", **note)
    expired(headline="Abgelaufen", **note)
    withdrawn(headline="Name einer Person", ending="gone", **note)
    article = published(headline="Öffentlich")
    revised(article, **note)
    republished(published(), change_kind="typo", change_note="Tippfehler.")
    republished(published(), change_kind="update", change_note="Neue Zahlen.")
    planned = published(headline="Nur geplant")
    corrected(planned, "Morgen berichtigt.", at=timezone.now() + DAY)
    published(language="en", headline="In English", **note)
    text = client.get(PATH).text
    for hidden in ("Geheime", "Termin", "Abgelaufen", "Person", "Öffentlich", "Nur"):
        assert hidden not in text, hidden
    for hidden in ("Tippfehler", "Neue Zahlen", "Morgen", "In English"):
        assert hidden not in text, hidden
    assert "Bisher wurde nichts korrigiert." in text
    assert "In English" in client.get(ENGLISH).text


def test_withdrawn_articles_stand_with_headline_day_and_reason_as_at_their_address(
    client,
):
    article = corrected(published(slug="weg"), "Es waren fünf.", headline="Weg")
    article = move(article, "withdraw", by=chief(), note="Die Studie war gefälscht.")
    other = published(headline="Der andere")
    superseded(published(headline="Ersetzt"), other)
    page = page_of(client)
    day = timezone.localtime(article.ended_at).strftime("%d.%m.%Y")
    text = body_of(page)
    withdrawn_part = ["Zurückgezogen", day, "Weg", "Die Studie war gefälscht."]
    assert in_order(["Es waren fünf.", "zurückgezogen", *withdrawn_part], text)
    assert "Ein Absatz." not in text
    assert "Ersetzt" not in text


def test_many_corrections_are_paged_and_every_page_asks_as_often(client, monkeypatch):
    monkeypatch.setitem(slice_of.__kwdefaults__, "size", 5)
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        articles = [published(headline=f"Artikel {n}") for n in range(3)]
        for n in range(12):
            clock.shift(timedelta(minutes=1))
            corrected(articles[n % 3], f"Anmerkung {n}.")
            articles[n % 3] = articles[n % 3].edition.live_article()
            if n == 2:
                few = asked(client)
    assert asked(client) == few <= 6
    path, seen = PATH, []
    for _page in range(3):
        page = page_of(client, path)
        notes = [p.text for p in page.iter("p") if (p.text or "").startswith("Anm")]
        seen += notes
        older = [a.get("href") for a in page.iter("a") if a.get("rel") == "next"]
        if path != PATH:
            assert meta(page, "robots") == "noindex, follow"
            assert canonical(page).endswith(path)
        path = older[0] if older else None
    assert path is None
    assert seen == [f"Anmerkung {n}." for n in reversed(range(12))]
    for broken in (
        "before=x",
        "after=1",
        f"before=-{'9' * 17}_1",
        "before=1_1&after=1_1",
    ):
        assert client.get(f"{PATH}?{broken}").status_code == 404, broken


def asked(client) -> int:
    client.get(PATH)  # caches queries made once for a revision
    with CaptureQueriesContext(connection) as queries:
        client.get(PATH)
    return len(queries)


def test_the_page_exists_in_both_languages_and_each_leads_to_the_other(client):
    for path, other in ((PATH, ENGLISH), (ENGLISH, PATH)):
        page = page_of(client, path)
        assert other in [one.get("href") for one in page.iter("a")]


def test_a_silent_change_shows_no_new_date_and_a_correction_does(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        article = published(slug="x")
        clock.shift(DAY)
        article = republished(article, change_kind="typo", body="<p>Getippt.</p>")
        assert "Aktualisiert am" not in client.get("/de/artikel/x/").text
        clock.shift(DAY)
        article = corrected(article, "Es waren fünf.")
        line = "Aktualisiert am 6. Mai 2026"
        assert line in body_of(page_of(client, "/de/artikel/x/"))
        clock.shift(DAY)
        republished(article, change_kind="typo", body="<p>Wieder getippt.</p>")
        assert line in body_of(page_of(client, "/de/artikel/x/"))
