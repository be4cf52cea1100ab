"""Colours as numbers: the values of style sheets, and the contrast of two colours."""

import re

Colour = tuple[float, float, float]

HEX = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
# Separates the arguments of a function; a comma within brackets doesn't.
COMMA = re.compile(r",\s*(?![^(]*\))")
SHARE = re.compile(r"\s+([0-9]+)%$")


def read(value: str) -> Colour:
    """Return red, green and blue of `#rgb` or `#rrggbb`, each from 0 to 1."""
    digits = value.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def written(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


def worked_out(value: str, properties: dict[str, str], *, dark: bool) -> Colour:
    """Return the colour that a value of a style sheet results in: a colour, `var`,
    `light-dark`, or `color-mix` in sRGB. `properties` has the properties' values.
    """
    if HEX.fullmatch(value):
        return read(value)
    function, _, inside = value.removesuffix(")").partition("(")
    if function == "var":
        return worked_out(properties[inside.removeprefix("--")], properties, dark=dark)
    parts = COMMA.split(inside)
    if function == "light-dark":
        return worked_out(parts[dark], properties, dark=dark)
    _space, first, second = parts
    share = int(SHARE.findall(first)[0]) / 100
    one = worked_out(SHARE.sub("", first), properties, dark=dark)
    other = worked_out(second, properties, dark=dark)
    red, green, blue = (
        share * a + (1 - share) * b for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the ratio of WCAG 2, from 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
