"""The public site's style sheets: separate to read, one to fetch."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.foundation.theme import sheets, source
from articles.site.shared.static_files import stylesheets


def css() -> str:
    return Path(finders.find("articles/site.css")).read_text(encoding="utf-8")


def test_one_file_holds_every_sheet_of_the_site_in_order():
    text, places = css(), []
    for name in stylesheets.SITE:
        places.append(text.index(stylesheets.compact(source(name))))
    assert places == sorted(places)


def test_it_says_no_more_than_a_browser_reads():
    sheet = """/* Why. */
    @layer a {

      p {
        /* Two
           lines. */
        content: "a  b" / "";
      }
    }
"""
    assert stylesheets.compact(sheet) == (
        '@layer a {\np {\ncontent: "a  b" / "";\n}\n}'
    )
    assert "/*" not in css()
    assert "  " not in css()


def test_it_is_found_as_any_other_file_and_no_other_is_found_here():
    finder = stylesheets.StyleSheetFinder()
    assert finders.find("articles/site.css", find_all=True) == [
        finder.find("articles/site.css")
    ]
    for find_all in (False, True):
        assert finder.find("articles/tokens.css", find_all=find_all) == []
    assert finders.find("articles/nothing.css") is None
    assert finder.check() == []


def test_a_change_of_a_sheet_shows_at_the_next_request(monkeypatch, tmp_path):
    for name in stylesheets.SITE:
        (tmp_path / name).write_text(f"@layer {name.removesuffix('.css')};")
    monkeypatch.setattr(sheets, "SOURCES", tmp_path)
    assert css().startswith("@layer tokens;")
    (tmp_path / "tokens.css").write_text("@layer anders;")
    assert css().startswith("@layer anders;")


def test_it_is_collected_with_the_others(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "articles/site.css").read_text() == stylesheets.site()


def test_every_public_page_asks_for_it_and_for_no_other(client, db):
    page = client.get("/de/").text
    assert page.count('rel="stylesheet"') == 1
    assert "/static/articles/site.css" in page


def test_every_typeface_it_names_is_there_and_none_is_heavy():
    sheets = source("tokens.css") + source("typeface.css")
    names = re.findall(r'url\("(fonts/[^"]+)"\)', sheets)
    found = {name: Path(finders.find(f"articles/{name}")) for name in names}
    sizes = {name: path.stat().st_size for name, path in found.items()}
    on_every_page = {name: size for name, size in sizes.items() if "more" not in name}
    assert sum(size for name, size in on_every_page.items() if "sans" in name) <= 20_000
    assert sum(on_every_page.values()) <= 42_000
    assert sum(sizes.values()) <= 62_000
    folder = next(iter(found.values())).parent
    assert set(found.values()) == set(folder.glob("*.woff2"))
