"""Read pages as a strict parser and as a reader do."""

import re

import html5lib

BLOCKS = {
    "address", "article", "aside", "body", "button", "div", "footer", "h1", "h2", "h3",
    "h4", "header", "li", "main", "nav", "ol", "p", "section", "ul",
}  # fmt: skip
UNSEEN = {"head", "script", "style", "template"}


def tree(html: str):
    """Return the document's tree; an error in its HTML fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def fragment(html: str):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def text_of(element) -> str:
    """Return what a reader sees, each block on a line of its own."""
    lines = "".join(pieces(element)).split("\n")
    lines = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in lines if line)


def pieces(element):
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    if element.tag in BLOCKS:
        yield "\n"
    yield spaced(element.text)
    for child in element:
        yield from pieces(child)
        yield spaced(child.tail)
    if element.tag in BLOCKS or element.tag == "br":
        yield "\n"


def spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def links(root, rel: str) -> list[dict]:
    """Return the attributes of the head's links of one relation."""
    return [link.attrib for link in root.iter("link") if link.get("rel") == rel]


def canonical(root) -> str:
    [link] = links(root, "canonical")
    return link["href"]


def hreflangs(root) -> dict[str, str]:
    return {
        link["hreflang"]: link["href"]
        for link in links(root, "alternate")
        if "hreflang" in link
    }


def meta(root, name: str) -> str | None:
    found = [m for m in root.iter("meta") if name in (m.get("name"), m.get("property"))]
    return found[0].get("content") if found else None


def headlines(html: str) -> list[str]:
    """Return the headlines of the articles that a list shows."""
    titles = (
        title
        for card in tree(html).iter("article")
        for title in card
        if title.get("class") == "card-title"
    )
    return [text_of(title) for title in titles]


def in_order(lines, text: str) -> bool:
    """Return True if `text` has all the lines, one after the other; else fail."""
    place = 0
    for line in lines:
        place = text.find(line, place)
        if place < 0:
            raise AssertionError(f"missing, or not in its place: {line!r}\n{text}")
        place += len(line)
    return True


def page_of(client, article):
    """Return the article's page, read strictly."""
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return tree(response.text)


def body_of(page) -> str:
    """Return the visible text of the page's main part."""
    return text_of(page.find("body/main"))


def links_of(page) -> dict[str, str]:
    """Return the addresses of the main part's links by their text."""
    return {text_of(a): a.get("href") for a in page.find("body/main").iter("a")}
