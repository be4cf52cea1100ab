"""A page of the desk names few files: files in a row are sent as one."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.test import Client

from articles.admin.parts.bundles import joining, rewriting, serving
from articles.admin.parts.bundles.joining import Unjoined, join_modules, join_scripts
from articles.admin.parts.bundles.rewriting import bundled
from tests.conftest import ROOT
from tests.site.shared.http.test_codings import UNPACK
from tests.support import factories
from tests.support.desk.desk import at_desk

FORM = "/admin/articles/article/add/"
STATIC = ROOT / "articles/static"
BUNDLE = re.compile(r"/bundles/(css|js|mjs)/[\d-]+/\w{24}")
REMEMBERED = (
    serving.numbered,
    serving.numbers,
    serving.address,
    serving.joined,
    serving.packed,
    joining.drawn,
    joining.needing_packages,
)


@pytest.fixture
def served(settings, collected):
    """Static files as they are in production."""
    settings.STATIC_ROOT = collected
    storage = "articles.site.shared.static_files.whole.WholeStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    for one in REMEMBERED:
        one.cache_clear()
    yield staticfiles_storage.url
    for one in REMEMBERED:
        one.cache_clear()


def script(address: str, told: str = "") -> str:
    return f'<script src="{address}"{told}></script>\n'


def answered(page: str) -> dict[str, str]:
    """Return what is sent for each bundle of a page."""
    found = {}
    for match in BUNDLE.finditer(page):
        answer = Client().get(match[0])
        assert answer.status_code == 200
        found[match[0]] = answer.text
    return found


def test_files_in_a_row_become_one_in_their_order(served):
    rows, moves = served("admin/js/core.js"), served("admin/js/urlify.js")
    page = bundled(f"{script(moves, ' defer')}<p>{script(rows, ' defer')}</p>")
    [(address, text)] = answered(page).items()
    assert page.strip() == f'<script src="{address}" defer></script>\n<p></p>'
    files = ("admin/js/urlify.js", "admin/js/core.js")
    places = [text.index(joining.source(name).strip()) for name in files]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "between",
    ["<script>inline()</script>", '<script src="/admin/jsi18n/"></script>'],
)
def test_what_runs_at_once_is_not_joined_over_something_else(served, between):
    one, two = served("admin/js/core.js"), served("admin/js/urlify.js")
    page = script(one) + between + script(two)
    assert bundled(page) == page


def test_data_between_scripts_is_in_nobodys_way(served):
    one, two = served("admin/js/core.js"), served("admin/js/urlify.js")
    data = '<script type="application/json">{}</script>'
    assert len(answered(bundled(script(one) + data + script(two)))) == 1


def test_a_script_that_reads_its_own_element_stays_a_file(monkeypatch):
    own = "const words = document.currentScript.dataset;"
    monkeypatch.setattr(joining, "source", lambda _name: own)
    with pytest.raises(Unjoined):
        join_scripts(["admin/js/core.js"])


def test_style_sheets_name_other_files_from_where_they_are(served):
    names = ("admin/css/base.css", "admin/css/widgets.css")
    page = "".join(f'<link rel="stylesheet" href="{served(one)}">' for one in names)
    [text] = answered(bundled(page)).values()
    named = re.findall(r'url\("([^"]+)"\)', text)
    assert named
    assert all(one.startswith(("/static/", "data:image/svg+xml,")) for one in named)
    kept = [one.removeprefix("/static/") for one in named if one[0] == "/"]
    assert [one for one in kept if not staticfiles_storage.exists(one)] == []


def test_all_modules_of_the_form_can_be_joined(served):
    names = [
        staticfiles_storage.stored_name(f"articles/{one}/start.js")
        for one in ("rich-text", "pictures")
    ]
    text = join_modules(names)
    # Modules of other packages stay files of their own.
    editor = served("django_prose_editor/editor.js")
    assert re.findall(r"^import .*", text, re.M) == [
        f'import * as other0 from "{editor}";'
    ]
    assert not re.search(r"^export ", text, re.M)
    folders = (STATIC / "articles" / name for name in ("rich-text", "pictures"))
    ours = {path for folder in folders for path in folder.glob("*.js")}
    apart = {STATIC / "articles/rich-text/measuring.js"}  # a thread of its own
    for file in {*ours, STATIC / "articles/templates.js"} - apart:
        path = file.relative_to(STATIC).as_posix()
        assert text.count(f"[{staticfiles_storage.stored_name(path)!r}] = ") == 1


def test_modules_that_need_another_package_are_apart_from_those_that_do_not(served):
    names = ("help/keys", "pictures/start", "help/palette", "rich-text/start")
    tags = [script(served(f"articles/{name}.js"), ' type="module"') for name in names]
    alone, needing = answered(bundled("".join(tags))).values()
    assert "desk-keys" not in needing
    assert "desk-palette" in alone
    assert "import" not in re.findall(r"^\w+", alone, re.M)
    # The picture's field needs no package, and shares the library with the editor.
    for name in ("pictures/start", "rich-text/start"):
        assert staticfiles_storage.stored_name(f"articles/{name}.js") in needing


def test_every_module_that_a_template_names_can_be_joined(served):
    pages = (ROOT / "templates").rglob("*.html")
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    tag = r"""<script type="module" src="{% static ["'](\S+)["'] %}">"""
    named = {*re.findall(tag, text)}
    assert len(named) > 20
    for name in named:
        assert join_modules([staticfiles_storage.stored_name(name)])


@pytest.mark.parametrize(
    "text",
    [
        'import x from "./templates.js";',
        'export { a } from "./templates.js";',
        "export default 1;",
        'const later = await import("./templates.js");',
        'import { a } from "nowhere";',
    ],
)
def test_a_module_in_another_form_stays_a_file(served, text, monkeypatch):
    monkeypatch.setattr(joining, "source", lambda name: text)
    with pytest.raises(Unjoined):
        join_modules(["articles/odd.js"])


@pytest.mark.django_db  # the page that says so asks what is new
def test_an_address_that_no_page_named_is_answered_by_nothing(served):
    names = (serving.numbered()[0], serving.numbered()[1])
    sign = serving.signature("js", names)
    assert Client().get(f"/bundles/js/1-0/{sign}").status_code == 404
    assert Client().get(f"/bundles/css/0-1/{sign}").status_code == 404
    assert Client().get(f"/bundles/js/0-999999/{sign}").status_code == 404


@pytest.mark.parametrize("coding", UNPACK)
def test_a_bundle_is_compressed_and_kept_for_good(served, coding):
    one, two = served("admin/js/core.js"), served("admin/js/urlify.js")
    address = BUNDLE.search(bundled(script(one) + script(two)))[0]
    packed = Client(headers={"accept-encoding": coding}).get(address)
    assert packed["Content-Encoding"] == coding
    assert UNPACK[coding](packed.content) == Client().get(address).content
    assert "immutable" in packed["Cache-Control"]


@pytest.mark.django_db
def test_the_form_names_bundles_and_no_file_that_is_in_one(served):
    page = at_desk(factories.chief()).get(FORM).text
    assert len(answered(page)) >= 4
    files = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', page)
    assert len(files) <= 4


@pytest.mark.django_db
def test_while_code_is_written_files_stay_as_they_are(served, settings):
    settings.DEBUG = True
    assert "/bundles/" not in at_desk(factories.chief()).get(FORM).text


def test_only_pages_of_the_desk_are_looked_through(served, rf):
    page = script(served("admin/js/core.js")) * 2
    middleware = rewriting.BundlesMiddleware(lambda request: HttpResponse(page))
    assert middleware(rf.get("/de/")).text == page
    assert middleware(rf.get("/admin/")).text != page
