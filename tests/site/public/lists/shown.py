"""Read the sentence and the facets of a list."""

from tests.site.public.reading import text_of, tree


def sentence(client, path: str) -> str:
    page = tree(client.get(path).text)
    [found] = [p for p in page.iter("p") if p.get("class") == "sentence"]
    return text_of(found)


def read(client, path: str) -> dict[str, list[tuple]]:
    """Return for each facet its values: text, number, address, whether chosen.

    The text says first how one is joined to what is chosen; the number is None where
    others together with it have one.
    """
    page = tree(client.get(path).text)
    [nav] = [nav for nav in page.iter("nav") if nav.get("class") == "facets"]
    found = {}
    for section in nav.iter("section"):
        title, *_rest = [text_of(h2) for h2 in section.iter("h2")]
        found[title] = [value(item) for item in section.iter("li")]
    return found


def value(item) -> tuple:
    [link] = item.iter("a")
    text, removal, _hidden = text_of(item).partition(" entfernen")
    name, _space, number = text.rpartition(" ")
    if not number.isdecimal():
        name, number = text, ""
    return name, int(number) if number else None, link.get("href"), bool(removal)


def short(facet: list[tuple]) -> str:
    """Return “+Innovation 3, Netzwerke 2”: names and numbers, + for what is chosen."""
    return ", ".join(
        f"{'+' * chosen}{name}" + (f" {number}" if number is not None else "")
        for name, number, _path, chosen in facet
    )
