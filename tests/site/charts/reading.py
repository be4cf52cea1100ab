"""Read the charts of pages: each mark's name, number and address."""

import re

from tests.site.public.reading import text_of, tree

# As the parser names what is in a drawing.
SVG = "{http://www.w3.org/2000/svg}"
NAMED = re.compile(r"(?P<name>.*): (?P<number>[\d.,]+) (?:Artikel|articles?)")


def marks(client, path: str, kind: str) -> dict[str, tuple[int, str]]:
    """Return number and address of each mark by its name: `tile` or `column`."""
    found = {}
    for a in drawing(client, path, kind).iter(f"{SVG}a"):
        said = NAMED.fullmatch(a.get("aria-label") or a.findtext(f"{SVG}title"))
        found[said["name"]] = number(said["number"]), a.get("href")
    return found


def drawing(client, path: str, kind: str):
    [svg] = drawings(client, path, kind)
    return svg


def drawings(client, path: str, kind: str) -> list:
    page = tree(client.get(path).text)
    shown = {"tile": "world", "column": "chart-columns"}[kind]
    return [svg for svg in page.iter(f"{SVG}svg") if svg.get("class") == shown]


def months(client, path: str) -> dict[str, tuple[int, str]]:
    """Return number and address of each month of the grid by its name."""
    found = {}
    for a in tree(client.get(path).text).iter("a"):
        if (a.get("class") or "").startswith("month "):
            name, _short, shown = a.findall("span")
            label = text_of(name).removesuffix(":")
            found[label] = number(text_of(shown)), a.get("href")
    return found


def table(client, path: str) -> list[tuple[str, int, str]]:
    """Return name, number and address of each line of the folded table."""
    page = tree(client.get(path).text)
    [body] = page.iter("tbody")
    lines = []
    for row in body.iter("tr"):
        [link], [cell] = row.iter("a"), row.iter("td")
        lines.append((text_of(link), number(text_of(cell)), link.get("href")))
    return lines


def number(text: str) -> int:
    return int(text.replace(".", "").replace(",", ""))
