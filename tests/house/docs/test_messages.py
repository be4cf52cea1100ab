"""`bin/messages` finds what is to be translated, and keeps what is."""

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT

# Messages of the desk: test_languages.py has public ones.
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
title = _("headline")
shown = pgettext("status", "Draft")
def count(number):
    return ngettext("%(n)d article", "%(n)d articles", number) % {"n": number}
"""
TEMPLATE = """
<div>
    {% translate "Further reading" %} {{ value|default:_("none") }}
  {% blocktranslate trimmed with name=author %}
    by {{ name }},
    20 % of it
  {% endblocktranslate %}
</div>
"""
TRANSLATED = {
    'msgid "headline"\nmsgstr ""': 'msgid "headline"\nmsgstr "Überschrift"',
    'msgid "Draft"\nmsgstr ""': 'msgid "Draft"\nmsgstr "Entwurf"',
    'msgid "Further reading"\nmsgstr ""': 'msgid "Further reading"\nmsgstr "Mehr"',
    'msgid "none"\nmsgstr ""': 'msgid "none"\nmsgstr "keine"',
    'msgstr[0] ""': 'msgstr[0] "ein Artikel"',
    'msgstr[1] ""': 'msgstr[1] "%(n)d Artikel"',
    '20 %% of it"\nmsgstr ""': '20 %% of it"\nmsgstr "von %(name)s, 20 %%"',
}


CATALOGUE = "newsroom/locale/de/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """A house whose messages are in its catalogue, untranslated; to be read alone."""
    house = tmp_path_factory.mktemp("extracted")
    for folder in ("articles", "newsroom", "templates/admin"):
        (house / folder).mkdir(parents=True)
    (house / "articles/words.py").write_text(PYTHON)
    (house / "templates/admin/page.html").write_text(TEMPLATE)
    assert messages(house)[0] == 0
    return house


@pytest.fixture(scope="module")
def finished(extracted, tmp_path_factory):
    """The same with all of it translated and compiled; to be read alone."""
    house = tmp_path_factory.mktemp("finished") / "house"
    shutil.copytree(extracted, house)
    replace(house / CATALOGUE, TRANSLATED)
    assert messages(house)[0] == 0
    return house


@pytest.fixture
def house(finished, tmp_path):
    return shutil.copytree(finished, tmp_path / "house")


@pytest.fixture
def translated(house):
    return house / CATALOGUE


def messages(house, *options):
    command = [sys.executable, ROOT / "bin/messages", *options, house]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def replace(file, changes):
    text = file.read_text()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)


def test_messages_of_python_and_of_templates_come_out_empty(extracted):
    text = (extracted / CATALOGUE).read_text()
    for old in TRANSLATED:
        assert old in text
    assert 'msgctxt "status"\nmsgid "Draft"' in text
    assert text.count("#, python-format") == 2
    assert "Date" not in text


def test_what_is_translated_passes_and_is_compiled(house, translated):
    assert messages(house, "--check") == (0, "")
    with translated.with_suffix(".mo").open("rb") as file:
        german = gettext.GNUTranslations(file)
    assert german.gettext("headline") == "Überschrift"
    assert german.pgettext("status", "Draft") == "Entwurf"
    assert german.ngettext("%(n)d article", "%(n)d articles", 2) == "%(n)d Artikel"


def test_a_second_run_changes_nothing(house, translated):
    before = translated.read_bytes(), translated.with_suffix(".mo").read_bytes()
    messages(house)
    after = translated.read_bytes(), translated.with_suffix(".mo").read_bytes()
    assert after == before


def test_what_no_code_uses_is_removed_and_what_is_new_is_not_guessed(house, translated):
    replace(house / "articles/words.py", {'"headline"': '"headlines"'})
    code, found = messages(house, "--check")
    assert code == 1
    assert "missing: 'headlines'" in found
    assert "used nowhere: 'headline'" in found
    messages(house)
    assert 'msgid "headlines"\nmsgstr ""' in translated.read_text()
    assert "Überschrift" not in translated.read_text()


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({'"Überschrift"': '""'}, "not translated: 'headline'"),
        ({'msgid "none"': '#, fuzzy\nmsgid "none"'}, "fuzzy: 'none'"),
        ({'"von %(name)s, 20 %%"': '"20 %%"'}, "other placeholders: 'by"),
        ({'"von %(name)s, 20 %%"': '"von %(name)s, 20 %"'}, "other placeholders"),
        ({'"%(n)d Artikel"': '"%(n)s Artikel"'}, "other placeholders: '%(n)d"),
        ({'"%(n)d Artikel"': '"Artikel"'}, "other placeholders: '%(n)d article'"),
        ({'"Überschrift"': '"Titel"'}, "django.mo isn't what django.po says"),
    ],
)
def test_what_a_reader_would_stumble_over_is_named(house, translated, change, finding):
    replace(translated, change)
    before = translated.read_bytes()
    code, found = messages(house, "--check")
    assert code == 1
    assert finding in found
    assert "make messages" in found
    assert translated.read_bytes() == before


DJANGO = Path(django.__file__).parent


def words_of_django(domain: str) -> set[str]:
    """Return what Django says, by its own catalogues."""
    found = set()
    for place in DJANGO.rglob(f"locale/en/LC_MESSAGES/{domain}.po"):
        with place.open("rb") as file:
            for message in read_po(file):
                found.add(message.id if isinstance(message.id, str) else message.id[0])
    return found


@pytest.mark.parametrize("place", ["de/{}/django", "de/{}/djangojs", "en/{}/django"])
def test_what_is_said_for_django_is_something_that_django_says(place):
    known = words_of_django(place.rpartition("/")[2])
    place = ROOT / f"newsroom/locale_django/{place.format('LC_MESSAGES')}.po"
    with place.open("rb") as file:
        ours = [message.id for message in read_po(file) if message.id]
    first = [text if isinstance(text, str) else text[0] for text in ours]
    assert len(first) > 10
    assert [text for text in first if text not in known] == []


def test_a_catalogue_written_by_hand_is_checked_and_compiled(house, translated):
    place = house / "newsroom/locale_django/de/LC_MESSAGES/djangojs.po"
    place.parent.mkdir(parents=True)
    place.write_text('msgid "Today (%s)"\nmsgstr "Heute"\n')
    code, errors = messages(house, "--check")
    assert code == 1
    assert "djangojs.po: other placeholders: 'Today (%s)'" in errors
    place.write_text('msgid "Today (%s)"\nmsgstr "Heute (%s)"\n')
    assert messages(house)[0] == 0
    assert messages(house, "--check") == (0, "")
    assert place.with_suffix(".mo").exists()
