"""Texts for readers stand side by side in both languages, and are well written."""

import re
import runpy
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

WORDING = runpy.run_path(str(ROOT / "bin" / "wording"))
CONTEXT = re.compile(r" \*\([^*]*\)\*$")
# Faults that neither language has in print, and that no editor would write.
NOWHERE = {
    "a straight quotation mark": re.compile("[\"']"),
    "dots for an ellipsis": re.compile(r"\.\.\."),
    "two spaces": re.compile("  "),
    # A standard's number has a hyphen.
    "a hyphen for a dash": re.compile(r"(?<=\d)(?<!ISO 3166)-(?=\d)| - "),
    "a space before a sign": re.compile(r" [,.;:?!](?!\S)"),
}
NOT_IN_ENGLISH = {
    "e-mail": re.compile(r"\be-mail", re.IGNORECASE),
    "a German quotation mark": re.compile("„"),
    "capitals in a heading": re.compile(r"(?<![.?!:“] )\b[A-Z][a-z]+ [A-Z][a-z]+\b"),
    "a word of ours": re.compile(r"\bvalues?\b|\beditorial office\b"),
}
NOT_IN_GERMAN = {
    "email": re.compile(r"\b(?:[Ee]mail|e-[Mm]ail|E-mail)"),
    "an English quotation mark": re.compile("”"),
    "a word of ours": re.compile(r"\bWerte?n?\b|[Bb]erichtig"),
}
COUNTED = re.compile(r"%\(\w+\)s articles?\b")
END = re.compile(r"[.?!:]?“?”?[.]?$")


@pytest.fixture(scope="module")
def text():
    return WORDING["written"]()


def rows(text: str) -> list[tuple[str, str]]:
    lines = text.splitlines()
    cells = [line[2:-2].split(" | ") for line in lines if line.startswith("| ")]
    return [(CONTEXT.sub("", english), german) for english, german in cells]


def faults(english: str, german: str) -> Iterator[str]:
    """Yield what an editor of either language wouldn't sign."""
    texts = ((english, NOWHERE | NOT_IN_ENGLISH), (german, NOWHERE | NOT_IN_GERMAN))
    for text, signs in texts:
        yield from (name for name, sign in signs.items() if sign.search(text))
    if english.count("“") != english.count("”") or german.count("„") != german.count(
        "“"
    ):
        yield "a quotation that isn't ended"
    for one in (english, german):
        said = {found[0][-1] == "s" for found in COUNTED.finditer(one)}
        if len(said) == 1:
            yield "one number only"
    if sign_at_end(english) != sign_at_end(german):
        yield "other ends"


def sign_at_end(text: str) -> str:
    return re.sub("[“”]", "", END.search(text)[0])[-1:]


def test_it_has_the_sentences_of_readers_and_none_of_the_desk(text):
    assert "| All articles | Alle Artikel |" in text
    assert "| Skip to content | Zum Inhalt springen |" in text
    assert "templates/admin" not in text
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(line.count(" | ") == 1 for line in lines), "a cell has a bar in it"
    assert all(all(cell.strip() for cell in line[2:-2].split(" | ")) for line in lines)


def test_an_editor_of_either_language_would_sign_each_of_them(text):
    found = [(row, fault) for row in rows(text) for fault in faults(*row)]
    assert found == []


@pytest.mark.parametrize(
    ("english", "german", "fault"),
    [
        ("It isn't here", "Es fehlt", "a straight quotation mark"),
        ("See “Feeds”", 'Siehe "Feeds"', "a straight quotation mark"),
        ("Loading...", "Lädt …", "dots for an ellipsis"),
        ("All articles", "Alle  Artikel", "two spaces"),
        ("2019–2020", "2019-2020", "a hyphen for a dash"),
        ("Later – or never", "Später - oder nie", "a hyphen for a dash"),
        ("Why ?", "Warum?", "a space before a sign"),
        ("Your e-mail address", "Ihre E-Mail-Adresse", "e-mail"),
        ("Your email address", "Ihre Email-Adresse", "email"),
        ("See „Feeds“", "Siehe „Feeds“", "a German quotation mark"),
        ("See “Feeds”", "Siehe “Feeds”", "an English quotation mark"),
        ("Latest Articles", "Neueste Artikel", "capitals in a heading"),
        ("Up to 20 values", "Bis zu 20 Schlagwörter", "a word of ours"),
        ("It was corrected", "Es wurde berichtigt", "a word of ours"),
        ("See “Feeds", "Siehe „Feeds“", "a quotation that isn't ended"),
        ("%(number)s articles", "%(number)s Artikel", "one number only"),
        ("Nothing yet.", "Noch nichts", "other ends"),
        ("Latest: “%(x)s”.", "Zuletzt: „%(x)s“", "other ends"),
    ],
)
def test_each_fault_is_found(english, german, fault):
    assert fault in set(faults(english, german))


def test_what_is_well_written_has_none():
    assert not list(faults("%(n)s article / %(n)s articles", "%(n)s Artikel"))
    assert not list(faults("See “Feeds”, 2019–2020.", "Siehe „Feeds“, 2019–2020."))
