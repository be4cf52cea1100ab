"""A folder can be a look; unfit contents are refused with a reason."""

import io

import pytest
from PIL import Image

from articles.foundation.refusal import Refused
from articles.foundation.theme import house, look_in
from tests.support.inspecting.looks import EXAMPLE, svg, written

# The first bytes of a compiled catalogue.
MAGIC = b"\xde\x12\x04\x95"
FAINT = '[dark]\nquiet = "#555"\n'


def picture(size=(40, 20), form="PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, form)
    return file.getvalue()


@pytest.fixture
def refusal(tmp_path):
    def refusal(**files):
        """Return the errors of a folder with these files (`__` becomes a dot)."""
        named = {name.replace("__", "."): data for name, data in files.items()}
        with pytest.raises(Refused) as caught:
            look_in(written(tmp_path, named))
        return str(caught.value)

    return refusal


def test_an_empty_folder_is_the_house_in_its_own_look(tmp_path):
    look = look_in(tmp_path)
    assert look.colours == house().colours
    assert (look.logo, look.favicon, look.share) == (
        None,
        house().favicon,
        house().share,
    )


def test_the_example_brings_all_that_a_look_may_have():
    look = look_in(EXAMPLE)
    assert (look.logo.name, look.logo.width, look.logo.height) == (
        "look/logo.svg",
        292,
        64,
    )
    assert look.favicon.media_type == "image/svg+xml"
    assert look.papers == ("#f7fafc", "#0f181e")
    # The house's own values replace those that it leaves out.
    assert look.colours["dark"]["error"] == house().colours["dark"]["error"]
    assert look.templates == [EXAMPLE / "templates"]
    assert look.locale == [EXAMPLE / "locale"]
    assert house().locale == []


def test_pictures_of_points_are_measured_as_well(tmp_path):
    files = {
        "logo.png": picture((300, 90)),
        "favicon.ico": picture((32, 32), "ICO"),
        "share.png": picture((1200, 630)),
    }
    look = look_in(written(tmp_path, files))
    assert (look.logo.width, look.logo.height) == (300, 90)
    assert look.favicon.media_type == "image/vnd.microsoft.icon"
    assert look.share.name == "look/share.png"


def test_the_large_icon_is_the_looks_own_or_none_beside_another_favicon(tmp_path):
    assert look_in(tmp_path).icon == house().icon
    for files, name in (
        ({"favicon.svg": svg(box="0 0 32 32")}, None),
        ({"icon.png": picture((512, 512))}, "look/icon.png"),
    ):
        icon = look_in(written(tmp_path, files)).icon
        assert (icon and icon.name) == name


@pytest.mark.parametrize(
    ("size", "is_large"),
    [((180, 180), True), ((179, 179), False), ((200, 180), False)],
)
def test_a_square_favicon_of_points_may_stand_for_it(tmp_path, size, is_large):
    look = look_in(written(tmp_path, {"favicon.png": picture(size)}))
    assert look.icon == (look.favicon if is_large else None)


def test_what_stands_beside_a_look_does_not_matter(tmp_path):
    files = {"README.md": "", "LICENSE": "", ".git/HEAD": "", ".DS_Store": "x"}
    before = look_in(tmp_path).digest
    look = look_in(written(tmp_path, files | {"README.md": ""}))
    assert look.folder == tmp_path
    (tmp_path / ".git/HEAD").write_text("another")
    assert look_in(tmp_path).digest == look.digest != before


def test_any_change_in_the_folder_is_another_look(tmp_path):
    seen = {look_in(tmp_path).digest}
    for name, content in (
        ("templates/_footer.html", "a"),
        ("templates/_footer.html", "b"),
        ("static/own.css", "b"),
        ("locale/pl/LC_MESSAGES/django.po", ""),
        ("logo.svg", svg()),
    ):
        seen.add(look_in(written(tmp_path, {name: content})).digest)
    assert len(seen) == 6


@pytest.mark.parametrize("name", ["missing", "file"])
def test_a_folder_that_is_none_is_refused(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match=f"{name} can't be read .* Name a folder"):
        look_in(tmp_path / name)


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        ('[light]\naccnt = "#123"', "'accnt' under [light], which is no role"),
        ('[light]\npaper = "#12"', "'#12' for paper under [light]"),
        ('[light]\npaper = "red"', "'red' for paper under [light]"),
        ('[light]\npaper = "#fffffff"', "which is no colour"),
        ('[light]\npaper = "#fff; } body {"', "which is no colour"),
        ("[light]\npaper = 7", "7 for paper under [light]"),
        ('[sepia]\npaper = "#fff"', "'sepia', which is neither [light] nor [dark]"),
        ('paper = "#fff"', "'paper', which is neither"),
        ('light = "#fff"', "'light', which is neither"),
        ("[light", "isn't TOML in UTF-8"),
        (b'[light]\npaper = "\xff"', "isn't TOML in UTF-8"),
        (
            FAINT,
            "[dark] quiet (#555555) on the desk's selected-bg (#2c2e33) has",
        ),
    ],
)
def test_colours_that_cannot_be_used_are_refused(refusal, colours, said):
    told = refusal(colours__toml=colours)
    assert told.startswith("The look can't be used: ")
    assert "colours.toml has" in told or "colours.toml isn't" in told
    assert said in told


def test_what_is_too_faint_in_the_dark_alone_says_nothing_of_the_light(refusal):
    told = refusal(colours__toml=FAINT)
    assert "text needs 4.5:1" in told
    assert "[light]" not in told
    assert told.endswith("Make one of each two lighter or darker.")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"colors__toml": ""}, "colors.toml is no part of a look"),
        ({"logo__jpg": b""}, "logo.jpg is no part of a look"),
        ({"templates": "x"}, "templates is no part of a look"),
        ({"locale": "x"}, "locale is no part of a look"),
        ({"locale/pl__mo": b"x"}, "pl.mo isn't a compiled catalogue"),
        ({"locale/pl__mo": MAGIC}, "pl.mo isn't a compiled catalogue"),
        ({"logo__svg": svg(), "logo__png": picture()}, "has logo.svg and logo.png"),
        ({"logo__svg": "<svg"}, "logo.svg isn't a whole picture"),
        ({"logo__svg": b"\xff\xfe"}, "logo.svg isn't a whole picture"),
        ({"logo__svg": "<html/>"}, "its outermost element isn't svg"),
        ({"logo__svg": svg(box="")}, "its svg has no viewBox"),
        ({"logo__svg": svg(box="0 0 x 1")}, "isn't a whole picture"),
        ({"logo__svg": svg(box="0 0 0 0")}, "its viewBox is empty"),
        ({"logo__svg": svg("<script/>")}, "has <script>"),
        ({"logo__svg": svg('<g onload="x()"/>')}, 'has onload="x()"'),
        ({"logo__svg": svg('<a href="javascript:x"/>')}, "has href="),
        ({"logo__svg": svg("<foreignObject/>")}, "has <foreignObject>"),
        ({"logo__svg": "<!DOCTYPE svg>" + svg()}, "declares a document type"),
        ({"logo__png": b"GIF89a"}, "logo.png isn't a whole picture"),
        ({"logo__png": picture((400, 400))[:90]}, "logo.png isn't a whole picture"),
        ({"logo__svg": svg() + " " * 600_000}, "600 KB, and every reader fetches it"),
        ({"favicon__ico": picture()}, "favicon.ico isn't a whole picture"),
        ({"share__png": picture()}, "has 40 × 20 points"),
    ],
)
def test_files_that_cannot_be_used_are_refused(refusal, files, said):
    told = refusal(**files)
    assert said in told
    assert told.endswith(".")
