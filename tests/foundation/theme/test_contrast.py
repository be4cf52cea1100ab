"""Colours have to be legible on one another: the numbers, the table, the words."""

import math
import re
from itertools import product

import pytest

from articles.foundation.theme import ROLES, sheets
from articles.foundation.theme.arithmetic import contrast, read, worked_out, written
from articles.foundation.theme.contrast import TABLE, cut, too_faint
from articles.foundation.theme.sheets import desk_properties, own_colours


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21),
        ("#abcdef", "#ABCDEF", 1),
        # The usual examples: one grey passes on white, the next one doesn't.
        ("#767676", "#ffffff", 4.54),
        ("#777", "#fff", 4.47),
        ("#f00", "#fff", 3.99),
    ],
)
def test_contrast_is_that_of_the_guidelines_whichever_stands_in_front(
    one, other, ratio
):
    assert cut(contrast(read(one), read(other))) == ratio
    assert contrast(read(one), read(other)) == contrast(read(other), read(one))


@pytest.mark.wcag("1.4.3", "1.4.11", on="both")
def test_the_house_itself_can_be_read_in_both_schemes():
    assert list(too_faint(own_colours())) == []


PAIRS = [
    (front, ground)
    for front, _needed, grounds in TABLE
    for ground in grounds
    if {front, ground} <= set(ROLES)
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_what_is_drawn_on_its_own_colour_is_told(scheme, front, ground):
    colours = own_colours()
    colours[scheme][front] = colours[scheme][ground]
    colour = written(read(colours[scheme][ground]))
    said = f"[{scheme}] {front} ({colour}) on {ground} ({colour}) has a contrast of 1.0"
    assert any(one.startswith(said) for one in too_faint(colours))


def test_a_contrast_that_just_misses_is_not_rounded_up():
    colours = own_colours()
    colours["light"] |= {"paper": "#fff", "surface": "#fff", "accent": "#777"}
    said = "[light] accent (#777777) on paper (#ffffff) has a contrast of 4.47:1, "
    assert f"{said}and text needs 4.5:1" in list(too_faint(colours))


def test_an_ink_that_fails_on_a_sign_of_the_desk_alone_is_told():
    colours = own_colours()
    colours["dark"] |= {"ink": "#a0a0a0", "mark": "#000"}
    found = "; ".join(too_faint(colours))
    assert "ink (#a0a0a0) on the desk's phase-in-review (#57430f)" in found
    assert "ink (#a0a0a0) on paper" not in found


def test_every_colour_of_the_desk_can_be_worked_out():
    for dark, roles in enumerate(own_colours().values()):
        properties = desk_properties() | roles
        for name in desk_properties():
            if not name.startswith("font-"):
                worked_out(properties[name], properties, dark=bool(dark))


def test_colours_mix_as_in_a_browser():
    mixed = worked_out("color-mix(in srgb, var(--a) 75%, #000)", {"a": "#fff"}, dark=0)
    assert mixed == (0.75, 0.75, 0.75)


RULE = re.compile(r"{([^{}]*)}")
GROUND = re.compile(r"\bbackground(?:-color)?: var\(--([a-z-]+)\)")
FRONT = re.compile(r"(?<![a-z-])color: var\(--([a-z-]+)\)")


def meant(name: str) -> set[str]:
    """Return the roles that a name of the desk stands for; itself if it is mixed."""
    value = desk_properties().get(name, "")
    if name in ROLES or not value.startswith(("var(", "light-dark(var(")):
        return {name}
    return {one for part in re.findall(r"--([a-z-]+)", value) for one in meant(part)}


def drawn() -> set[tuple[str, str]]:
    """Return what is drawn on what by one rule of any style sheet."""
    pairs = set()
    for path in sheets.SOURCES.glob("*.css"):
        for rule in RULE.findall(path.read_text(encoding="utf-8")):
            front, ground = FRONT.search(rule), GROUND.search(rule)
            if front and ground:
                pairs |= set(product(meant(front[1]), meant(ground[1])))
    return pairs


def test_what_a_rule_draws_on_what_is_in_the_table():
    table = {(front, ground) for front, _, grounds in TABLE for ground in grounds}
    either_way = table | {(ground, front) for front, ground in table}
    assert len(drawn()) > 10
    assert drawn() - either_way == {("on-sign", "sign")}


PLATE = re.compile(r"--sign: oklch\(from var\(--accent\) ([\d.]+) ([\d.]+) h\);")


def rgb_of(lightness: float, chroma: float, hue: int) -> tuple[float, float, float]:
    """Return a colour of OKLCH as parts of sRGB from 0 to 1, by its definition."""
    a, b = (chroma * turn(math.radians(hue)) for turn in (math.cos, math.sin))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (
        12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055
        for one in (min(max(part, 0.0), 1.0) for part in linear)
    )
    return red, green, blue


def test_the_name_can_be_read_on_its_plate_in_the_dark_whatever_the_accent():
    tokens = (sheets.SOURCES / "tokens.css").read_text(encoding="utf-8")
    [(lightness, chroma)] = PLATE.findall(tokens)
    assert rgb_of(0.628, 0.2577, 29) == pytest.approx((1, 0, 0), abs=0.02)
    ink = read(own_colours()["dark"]["ink"])
    plates = [rgb_of(float(lightness), float(chroma), hue) for hue in range(360)]
    assert min(contrast(ink, plate) for plate in plates) >= 4.5
