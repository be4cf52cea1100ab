"""Cite an article: as plain text in the style of each of the newsroom's languages, and
in the two forms that reference managers read, BibTeX and RIS.
"""

import re

from django.utils.translation import gettext, override

from articles.domain.content import cited_day, excerpt_of
from articles.foundation.languages import (
    active_language,
    is_former,
    language_name,
    offered,
    row_of,
)
from articles.models import Article, given

# Characters that BibTeX and TeX would take for a command. A brace by its name: written
# with a backslash it would still be counted as one that opens or closes.
TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# More than one person, or none: no first and last name to tell apart.
SEVERAL = re.compile(r"[,;/&{}\\]|\b(?:und|and|et|u\.)\s")


class Part(str):
    """A part of a citation: the format `.` ends it like a sentence."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return sentence(self) if form == "." else str(self)


def cite_as_text(article: Article, code: str, *, site: str) -> str:
    """Return the citation in the style of a language."""
    row = row_of(code)
    # Beside other styles, so it is in the style's language in any case.
    with override(code):
        day = cited_day(given(article.printed_on))
    named = Part(article.credited_to)
    return row.citation.format(
        author=row.cited_author.format(author=named) if named else "",
        title=Part(article.headline),
        site=site,
        day=day,
        url=article.permalink,
    )


def styles() -> dict[str, str]:
    """Return a language for each citation style of the newsroom, with its name. Two
    languages may cite in the same form, but not with the same day.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    own = active_language()
    for code in dict.fromkeys((*([own] if is_former(own) else []), *offered())):
        row = row_of(code)
        style = (row.citation, row.style and row.base)
        found.setdefault(style, (code, row.style and gettext(row.style)))
    return {code: name or language_name(code) for code, name in found.values()}


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it has its own end."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def cite_bibtex(article: Article, *, site: str) -> str:
    """Return an entry in UTF-8, with the names that biblatex gives to the fields."""
    fields = {
        "author": bibtex_author(article),
        # In braces of its own, so that no style makes small letters of capitals.
        "title": f"{{{tex(article.headline)}}}",
        "organization": tex(site),
        "date": f"{article.printed_on:%Y-%m-%d}",
        "year": f"{article.printed_on:%Y}",
        "url": article.permalink,
        "langid": row_of(article.language).biblatex,
        "keywords": tex(", ".join(map(str, article.topic_list()))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{citation_key(article)},", *lines, "}", ""])


def bibtex_author(article: Article) -> str:
    name = tex(article.credit_name)
    if name and not SEVERAL.search(article.credit_name):
        return name
    named = name or tex(article.credit_organisation)
    return f"{{{named}}}" if named else ""


def cite_ris(article: Article, *, site: str) -> str:
    """Return a record; its lines end as the format demands."""
    fields = [
        ("TY", "ELEC"),
        ("ID", citation_key(article)),
        ("TI", article.headline),
        ("AU", ris_author(article)),
        ("AD", article.credit_name and article.credit_organisation),
        ("T2", site),
        ("PB", site),
        ("PY", f"{article.printed_on:%Y}"),
        ("DA", f"{article.printed_on:%Y/%m/%d}"),
        ("LA", article.language),
        ("UR", article.permalink),
        ("AB", excerpt_of(article)),
        *(("KW", str(topic)) for topic in article.topic_list()),
    ]
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"])


def ris_author(article: Article) -> str:
    name = article.credit_name
    if " " not in name or SEVERAL.search(name):
        return name or article.credit_organisation
    first, _space, last = one_line(name).rpartition(" ")
    return f"{last}, {first}"


def citation_key(article: Article) -> str:
    """Return a name that stays, whatever becomes of headline, date and address."""
    return f"article-{article.edition.uuid.hex[:12]}"


def tex(text: str) -> str:
    return one_line(text).translate(TEX)


def one_line(text: str) -> str:
    return " ".join(text.split())
