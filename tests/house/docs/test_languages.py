"""Readers' languages have each public message, and are written as editors write."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext

from tests.conftest import ROOT

DESK = '<p>{% translate "Write" %}</p>'
PAGE = """
{% translate "Read" %}
{% blocktranslate with day=day %}From {{ day }}{% endblocktranslate %}
{% blocktranslate count n=n trimmed %}
{{ n }} page{% plural %}{{ n }} pages
{% endblocktranslate %}
"""
# German, French and Italian, in the order of the .po file.
WORDS = {
    "de": ("%(n)s Seite", "%(n)s Seiten", "Vom %(day)s, „groß“", "Lesen", "Schreiben"),
    "fr": ("%(n)s page", "%(n)s pages", "Du %(day)s\u202f!", "Lire"),
    "it": ("%(n)s pagina", "%(n)s pagine", "Dal %(day)s", "Leggere"),
}
EMPTY = re.compile(r'(?<=^msgstr )""$|(?<=^msgstr\[[01]\] )""$', re.M)
LANGUAGES = ("fr", "it")


def messages(house: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, ROOT / "bin/messages", *options, house]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def catalogue(house: Path, locale: str) -> Path:
    return house / f"newsroom/locale/{locale}/LC_MESSAGES/django.po"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def entries(locale: str) -> dict:
    with catalogue(ROOT, locale).open("rb") as file:
        return {(one.context, one.id): one for one in read_po(file) if one.id}


def texts(locale: str) -> list[str]:
    found = []
    for one in entries(locale).values():
        found += [one.string] if isinstance(one.string, str) else one.string
    return found


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory):
    """A house with three public messages and one of the desk; to be read alone."""
    house = tmp_path_factory.mktemp("untranslated")
    for folder in ("articles", "newsroom", "templates/admin"):
        (house / folder).mkdir(parents=True)
    (house / "templates/admin/desk.html").write_text(DESK)
    (house / "templates/page.html").write_text(PAGE)
    assert messages(house)[0] == 0
    return house


@pytest.fixture(scope="module")
def finished(untranslated, tmp_path_factory):
    """The same, translated and compiled; to be read alone."""
    house = shutil.copytree(untranslated, tmp_path_factory.mktemp("finished") / "house")
    for locale, words in WORDS.items():
        file = catalogue(house, locale)
        head, rest = file.read_text("utf-8").split("\n\n", 1)
        for word in words:
            rest = EMPTY.sub(f'"{word}"', rest, count=1)
        file.write_text(f"{head}\n\n{rest}", "utf-8")
    assert messages(house)[0] == 0
    return house


@pytest.fixture
def house(finished, tmp_path):
    return shutil.copytree(finished, tmp_path / "house")


def test_readers_languages_get_the_public_messages_and_none_of_the_desk(untranslated):
    german = catalogue(untranslated, "de").read_text()
    assert 'msgid "Write"\nmsgstr ""' in german
    for locale in LANGUAGES:
        text = catalogue(untranslated, locale).read_text()
        assert 'msgid "Read"\nmsgstr ""' in text
        assert "Write" not in text
        assert 'msgstr[0] ""\nmsgstr[1] ""\n' in text
    assert "plural=(n > 1);" in catalogue(untranslated, "fr").read_text()
    code, found = messages(untranslated, "--check")
    assert code == 1
    for locale in ("de", *LANGUAGES):
        assert f"{locale}: not translated: 'Read'" in found


def test_new_messages_come_and_unused_ones_go(house):
    assert messages(house, "--check") == (0, "")
    change(house / "templates/page.html", '"Read"', '"Read on"')
    code, found = messages(house, "--check")
    assert code == 1
    for locale in LANGUAGES:
        assert f"{locale}: missing: 'Read on'" in found
        assert f"{locale}: used nowhere: 'Read'" in found
    assert messages(house)[0] == 0
    for locale in LANGUAGES:
        text = catalogue(house, locale).read_text("utf-8")
        assert 'msgid "Read on"\nmsgstr ""' in text
        assert WORDS[locale][-1] not in text
        assert WORDS[locale][0] in text


def test_a_message_that_moves_to_the_desk_leaves_readers_languages(house):
    (house / "templates/page.html").rename(house / "templates/admin/page.html")
    assert messages(house)[0] == 0
    assert "Lesen" in catalogue(house, "de").read_text("utf-8")
    assert "Lire" not in catalogue(house, "fr").read_text("utf-8")
    assert messages(house, "--check") == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('"Lire"', '""', "fr: not translated: 'Read'"),
        ('msgid "Read"', '#, fuzzy\nmsgid "Read"', "fr: fuzzy: 'Read'"),
        ("Du %(day)s", "Du jour", "fr: other placeholders: 'From %(day)s'"),
        ('"Lire"', '"Lisez"', "fr: django.mo isn't what django.po says"),
    ],
)
def test_faults_of_a_readers_language_are_named(house, old, new, finding):
    change(catalogue(house, "fr"), old, new)
    code, found = messages(house, "--check")
    assert code == 1
    assert finding in found


def test_regional_forms_have_only_what_differs(finished):
    german = catalogue(finished, "de_CH").read_text("utf-8")
    assert 'msgstr "Vom %(day)s, «gross»"' in german
    assert "Lesen" not in german
    french = catalogue(finished, "fr_CH").read_text("utf-8")
    assert 'msgstr "Du %(day)s!"' in french
    assert "Lire" not in french


@pytest.mark.parametrize(("old", "new"), [("gross", "grossartig"), ("Vom ", "Ab ")])
def test_a_regional_form_that_is_not_what_its_rule_makes_is_named(house, old, new):
    change(catalogue(house, "de_CH"), old, new)
    code, found = messages(house, "--check")
    assert (code, found.splitlines()[0]) == (
        1,
        "de_CH: django.po isn't what the rule makes",
    )
    assert messages(house)[0] == 0
    assert messages(house, "--check") == (0, "")


def in_swiss_german(text: str) -> str:
    for old, swiss in ("ßs", "„«", "“»", "‚‹", "‘›"):
        text = text.replace(old, swiss * 2 if swiss == "s" else swiss)
    return text


def in_swiss_french(text: str) -> str:
    return re.sub(
        "«[\u00a0\u202f]", "«", re.sub("[\u00a0\u202f]([;:!?»])", r"\1", text)
    )


def shown(context: str | None, name: str | tuple, number: int) -> str:
    """Return a message as Django gives it to a page."""
    if isinstance(name, str):
        return pgettext(context, name) if context else gettext(name)
    if context:
        return npgettext(context, *name, number)
    return ngettext(*name, number)


@pytest.mark.parametrize(
    ("code", "language", "rule"),
    [
        ("fr", "fr", str),
        ("it", "it", str),
        ("it-ch", "it", str),
        ("de-ch", "de", in_swiss_german),
        ("fr-ch", "fr", in_swiss_french),
    ],
)
def test_readers_get_our_words_wherever_django_has_some_of_its_own(
    code, language, rule
):
    with override(code):
        for (context, name), message in entries(language).items():
            forms = message.string
            one, more = (forms, forms) if isinstance(forms, str) else forms
            assert shown(context, name, 1) == rule(one)
            assert shown(context, name, 2) == rule(more)


def test_nothing_is_plural_in_french_and_one_is_singular_in_both():
    counted = ("%(number)s article", "%(number)s articles")
    with override("fr"):
        found = [ngettext(*counted, number) for number in (0, 1, 2)]
    assert found == ["%(number)s article", "%(number)s article", "%(number)s articles"]
    with override("it"):
        found = [ngettext(*counted, number) for number in (0, 1, 2)]
    assert found == [
        "%(number)s articoli",
        "%(number)s articolo",
        "%(number)s articoli",
    ]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_addresses_are_plain_words_and_no_two_are_alike(locale):
    found = {k[1]: m.string for k, m in entries(locale).items() if k[0] == "address"}
    assert len(found) == len(set(found.values())) > 15
    for english, word in found.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*(/|\.[a-z]+)", word)
        assert re.search(r"(/|\..+)$", word)[0] == re.search(r"(/|\..+)$", english)[0]


FRENCH = {
    "no narrow space before ; ! ?": re.compile(r"(?<!\u202f)[;!?]"),
    "no fixed space before a colon": re.compile(r"(?<!\u00a0):"),
    "no fixed space in quotation marks": re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"),
}
ITALIAN = {"a space before a sign": re.compile(r"\s[;:!?»]|«\s")}
BOTH = {
    "a straight quotation mark": re.compile("[\"']"),
    "another language's quotation mark": re.compile("[„“”]"),
    "dots for an ellipsis": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"\s\s"),
}


@pytest.mark.parametrize(
    ("locale", "signs"), [("fr", FRENCH | BOTH), ("it", ITALIAN | BOTH)]
)
def test_signs_are_set_as_editors_of_the_language_set_them(locale, signs):
    found = [
        (name, text)
        for text in texts(locale)
        for name, sign in signs.items()
        if sign.search(text)
    ]
    assert found == []
