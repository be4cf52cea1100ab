"""Refuse answers that are no feed before they are read, and say why."""

import re

from articles.foundation.text import repeated
from articles.inbox.reading.plain import line_of
from articles.inbox.reading.shapes import NotAFeed

# The part of a document that may come before its feed.
PROLOG = 100_000
ROOTS = {"rss", "feed", "rdf", "channel"}
# A feed that begins after something else, such as a program's warning in HTML.
LATER = re.compile(
    r"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|RDF)\s[^<>]{0,500}?(?:version|xmlns)\s*[=:]"
)
PAGES = frozenset({
    "a", "article", "b", "base", "body", "br", "center", "div", "font", "form",
    "h1", "h2", "head", "header", "hr", "html", "i", "iframe", "img", "link",
    "main", "meta", "nav", "p", "pre", "script", "section", "span", "strong",
    "style", "table", "title", "ul",
})  # fmt: skip
TITLE = re.compile(r"<(title|h1)\b[^<>]*>([^<]{1,300})", re.IGNORECASE)
PASSWORD = re.compile(r"<input\b[^<>]*\btype\s*=\s*[\"']?password", re.IGNORECASE)
LOGIN = re.compile(
    r"\b(log[ -]?in|sign[ -]?in|anmeld(en|ung)|einloggen|single sign-on|authentication|"
    r"connexion|accesso)\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b([45]\d\d|not found|nicht gefunden|forbidden|access denied|zugriff verweigert|"
    r"unavailable|nicht verfügbar|bad gateway|error|fehler|wartung\w*|maintenance|"
    r"just a moment|attention required|introuvable|erreur|errore)\b",
    re.IGNORECASE,
)
# The first tag after declarations, instructions and comments.
ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def refuse_other(text: str) -> None:
    """Refuse what is no feed at all, before any parser sees it."""
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise NotAFeed("empty")
    refuse_definitions(text)
    found = ROOT.match(text, feed_start(text))
    root = found[1].lower() if found else ""
    if root in PAGES:
        raise page(text[:PROLOG])
    if root not in ROOTS:
        raise not_xml()


def refuse_definitions(text: str) -> None:
    """Refuse XML that defines entities or anything else."""
    if is_subset(text[: root_start(text)]):
        raise forbidden()


def forbidden() -> NotAFeed:
    return NotAFeed("forbidden_xml")


def not_xml() -> NotAFeed:
    return NotAFeed("not_xml")


def feed_start(text: str) -> int:
    """Return where the feed begins; where the first element does if there is none."""
    start = root_start(text)
    found = ROOT.match(text, start)
    if found and found[1].lower() not in ROOTS | {"html"}:
        later = LATER.search(text, start, start + PROLOG)
        return later.start() if later else start
    return start


def root_start(text: str) -> int:
    """Return where the first element begins; the text's length if none does.

    A declaration whose subset has elements in it ends at its first `<!` inside.
    """
    at = text.find("<")
    while at != -1:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2)
        elif text.startswith("<!", at):
            end = text.find(">", at + 2)
        elif ROOT.match(text, at):
            return at
        else:
            end = at
        if end == -1:
            break
        at = text.find("<", end + 1)
    return len(text)


def is_subset(prolog: str) -> bool:
    """Return True if a prolog defines anything. A bare DOCTYPE defines nothing."""
    bare = re.sub(r"<!--.*?-->|<\?.*?\?>", " ", prolog, flags=re.DOTALL)
    upper = bare.upper()
    if any(
        f"<!{word}" in upper for word in ("ENTITY", "ELEMENT", "ATTLIST", "NOTATION")
    ):
        return True
    kind = upper.find("<!DOCTYPE")
    return kind != -1 and "[" in bare[kind:]


def page(text: str) -> NotAFeed:
    """Return what a web page is that came in place of a feed."""
    titles = [line_of(found[2]) for found in TITLE.finditer(text)]
    title = next(filter(None, titles), "")
    if PASSWORD.search(text) or any(LOGIN.search(one) for one in titles):
        return NotAFeed("login_page")
    if failed := next((one for one in titles if FAILED.search(one)), ""):
        return NotAFeed("error_page", repeated(failed))
    return NotAFeed("html_page", repeated(title) if title else "")
