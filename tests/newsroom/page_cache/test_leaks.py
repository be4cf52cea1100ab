"""Pages that aren't for everybody reach nobody else, from the cache or as a copy."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.domain.pictures.renditions import all_renditions
from articles.editing.publishing import set_hidden
from newsroom.page_cache.filling import Filler
from tests.newsroom.page_cache.asking import House, environ_of, looked
from tests.site.public.every_page.page_types import ERRORS
from tests.site.public.every_page.test_leaks import paths
from tests.site.public.hiding import STATES, TOKEN, hide_in
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path, settings):
    settings.VAR = tmp_path
    return House(tmp_path)


@pytest.fixture
def _one_moment(time_machine):
    """Nothing comes of age meanwhile: a feed gets a date after a second."""
    time_machine.move_to(timezone.now(), tick=False)


@pytest.mark.usefixtures("_one_moment")
def test_s62_what_the_desk_sees_is_given_to_nobody_else(house):
    """Neither cold nor warm, neither as a page nor as a copy."""
    chief, draft = factories.chief(), factories.draft(body=f"<p>{TOKEN}</p>")
    picture, public = factories.picture("Entwurf"), factories.published()
    looked(house)
    client = Client()
    client.force_login(chief)
    session = f"sessionid={client.cookies['sessionid'].value}"
    desk = [
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_preview", args=[draft.pk]),
        next(iter(all_renditions(picture))).url,
    ]
    for path in desk:
        assert house.get(path, cookie=session).status == 200
        assert not house.is_held(path, cookie=session)
        assert house.get(path).status != 200
    # Logged-in users see as readers what readers see, and leave nothing in the cache.
    seen = [draft.get_absolute_url(), public.get_absolute_url()]
    for path in ("/de/", "/de/artikel/", *seen, "/de/artikel/feed.atom", "/de/nix/"):
        found = house.get(path, cookie=session)
        assert "Cookie" not in found.headers.get("Vary", "")
        for own in (b"/admin/", b"csrfmiddlewaretoken", chief.username.encode()):
            assert own not in found.body, path
        assert TOKEN not in found.body.decode()
        assert "Set-Cookie" not in found.headers
        assert found == house.get(path) == house.past(path)
    assert house.is_held("/de/")  # else nothing could be found below
    for key, held in house.rack.shelf.all():
        assert "/admin/" not in key
        assert "/pictures/" not in key
        assert TOKEN not in held.body.decode()


@pytest.mark.usefixtures("_one_moment")
def test_what_was_never_public_is_in_nothing_that_is_held(house):
    hidden = hide_in(STATES)
    looked(house)
    paths = [article.get_absolute_url() for article in hidden.values()]
    paths += ["/de/", "/de/artikel/", "/de/artikel/feed.rss", "/sitemap.xml"]
    paths += [f"/de/artikel/?q={TOKEN}a", f"/de/artikel/?topic={TOKEN}a"]
    for path in [*paths, *paths]:
        assert house.get(path) == house.past(path)
    for _key, held in house.rack.shelf.all():
        assert f"Geheim {TOKEN}" not in held.body.decode()
        assert held.status == 200


NAME = f"{TOKEN.title()} Muster"
HARMLESS = "ein-hafen"


def corrected(**options):
    """Return a version that takes a name out of all texts of the one before."""
    key = str(factories.picture("Hafen", alt=f"Alt {NAME}").key)
    first = factories.published(
        headline=f"Hafen: {NAME} tritt zurück",
        slug=HARMLESS,
        teaser=f"Es geht um {NAME}.",
        lead_image=key,
        lead_alt=f"Bild von {NAME}",
        body=f"<p>Text über {NAME}.</p>",
        credit_name=NAME,
        further_reading=[{"title": f"Über {NAME}"}],
    )
    harmless = dict.fromkeys(("headline", "teaser", "credit_name"), "Ein Hafen")
    harmless |= {"body": "<p>Text.</p>", "further_reading": [], "lead_image": None}
    said = {"change_kind": "correction", "change_note": "Der Name war falsch."}
    return factories.republished(first, **harmless, **said, **options)


@pytest.mark.both
@pytest.mark.usefixtures("_one_moment")
def test_a_name_that_was_corrected_and_hidden_is_nowhere(house, time_machine):
    """Unasked, a name that goes is hidden; shown and hidden again, copies follow."""
    article = corrected()
    assert article.hides_former
    chief = {"by": factories.chief(), "note": "Das Amt bat darum."}
    former = f"/de/artikel/{HARMLESS}/fassung/1/"
    every = [*paths(HARMLESS), former, former.replace("1/", "2/")]
    every += ["/de/", f"/de/artikel/?q={TOKEN}", "/de/artikel/?q=muster"]
    set_hidden(article, hides=False, **chief)
    looked(house)
    assert NAME in house.get(former).body.decode()
    assert NAME in house.get(former.replace("1/", "2/")).body.decode()
    time_machine.shift(1)
    set_hidden(article, hides=True, **chief)
    looked(house)
    assert house.get(former).status == 410
    for path in every:
        for found in (house.get(path), house.past(path)):
            text = found.body.decode(errors="replace")
            assert NAME not in text, path
    for _key, held in house.rack.shelf.all():
        assert NAME not in held.body.decode(errors="replace")


def test_errors_and_what_sets_a_cookie_are_not_held(house):
    looked(house)
    for path in (*ERRORS["de"], "/de/gibtsnicht/", "/", "/de/artikel/?topic=nix"):
        house.get(path)
        assert not house.is_held(path)

    def answering(status, *headers):
        def application(environ, start_response):
            public = [("X-Accel-Expires", "1"), ("Cache-Control", "max-age=0")]
            start_response(status, [*public, *headers])
            return [b"x"]

        return Filler(application, lambda: house.rack)

    for number, (status, *headers) in enumerate(
        [
            ("200 OK", ("Set-Cookie", "a=b")),
            ("200 OK", ("Vary", "Accept-Encoding, Cookie")),
            ("200 OK", ("Vary", "Accept-Language")),
            ("200 OK", ("Vary", "*")),
            ("200 OK", ("Cache-Control", "private")),
            ("200 OK", ("Cache-Control", "max-age=0, No-Store")),
            ("200 OK", ("Content-Encoding", "br")),
            ("302 Found", ("Location", "/de/")),
            ("404 Not Found",),
            ("500 Oops",),
            ("503 Away",),
        ]
    ):
        path = f"/de/{number}/"
        asked = environ_of(path)
        filler = answering(status, *headers)
        [body] = filler(asked, lambda *_told: None)
        assert body == b"x"
        assert not house.is_held(path), (status, headers)
    filler = answering("200 OK")
    filler(environ_of("/de/x/"), lambda *_told: None)
    assert house.is_held("/de/x/")


def test_the_form_with_which_a_barrier_is_reported_knows_where_one_came_from(house):
    looked(house)
    form = "/de/barriere-melden/"
    found = house.get(f"{form}?page=/de/artikel/x/")
    assert b"/de/artikel/x/" in found.body
    found = house.get(form, referer="http://127.0.0.1:8000/de/themen/")
    assert b"/de/themen/" in found.body
    assert b"/de/themen/&quot;" not in house.get(form).body
    assert not house.is_held(form)
