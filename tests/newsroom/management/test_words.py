"""`newsroom words`: the public messages that a language lacks, and a file for them."""

import io
from io import StringIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, override

from newsroom.conf import installation
from newsroom.management.public_words import public_messages

COUNTED = ("%(number)s article", "%(number)s articles")


def run(*arguments: str, **options) -> str:
    output = StringIO()
    call_command("words", *arguments, stdout=output, **options)
    return output.getvalue()


def lacking(language: str) -> tuple[list[str], str]:
    """Return the messages that are listed, and the error."""
    output = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("words", "--missing", language, stdout=output)
    return output.getvalue().splitlines(), str(caught.value)


def compile_into(folder, language: str, words: dict, context: str | None = None):
    catalogue = Catalog(locale=language)
    for name, translation in words.items():
        catalogue.add(name, translation, context=context)
    place = folder / language / "LC_MESSAGES" / "django.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)


@pytest.mark.parametrize(
    "language", ["de", "fr", "it", "de-CH", "fr_CH", "it-ch", "en"]
)
def test_languages_that_are_shipped_lack_nothing(language):
    assert run("--missing", language).startswith("All ")
    assert run("--missing", language, verbosity=0) == ""


def test_a_language_without_a_catalogue_lacks_all_of_them():
    listed, error = lacking("pl")
    total = len(public_messages())
    assert len(listed) == total > 300
    assert "Skip to content" in listed
    assert "Search [heading]" in listed
    assert error.startswith(f"{total} of {total} public messages are missing in Polish")
    assert error.endswith("words --missing pl --as po")


def test_words_of_the_look_count_and_are_shown(settings, tmp_path):
    before, _error = lacking("pl")
    words = {"Skip to content": "Do treści", COUNTED: ("a", "b", "c")}
    compile_into(tmp_path, "pl", words)
    settings.LOCALE_PATHS = [tmp_path, *installation.LOCALES]
    listed, _error = lacking("pl")
    assert [*before] == sorted(
        [*listed, "Skip to content", COUNTED[0]], key=before.index
    )
    with override("pl"):
        assert gettext("Skip to content") == "Do treści"


def test_a_plural_that_was_compiled_while_it_was_empty_does_not_count(
    settings, tmp_path
):
    compile_into(tmp_path, "pl", {COUNTED: ("", "", ""), "Subscribe": ""})
    settings.LOCALE_PATHS = [tmp_path]
    assert {COUNTED[0], "Subscribe"} <= {*lacking("pl")[0]}


def test_the_words_of_a_look_win_over_ours(settings, tmp_path):
    compile_into(tmp_path, "fr", {"Subscribe": "Suivre"})
    settings.LOCALE_PATHS = [tmp_path, *installation.LOCALES]
    for language in ("fr", "fr-ch"):
        with override(language):
            assert gettext("Subscribe") == "Suivre"


def test_a_message_counts_only_with_its_context(settings, tmp_path):
    compile_into(tmp_path, "pl", {"Search": "Szukaj"}, context="heading")
    settings.LOCALE_PATHS = [tmp_path]
    listed, _error = lacking("pl")
    assert "Search [heading]" not in listed
    assert {"Search", "Search [button]"} <= {*listed}


def test_words_of_a_plug_in_count(monkeypatch, tmp_path):
    compile_into(tmp_path / "locale", "pl", {"Skip to content": "Do treści"})
    project = apps.get_app_config("newsroom")
    monkeypatch.setattr(project, "plugins", {"taggit": None})
    monkeypatch.setattr(apps.get_app_config("taggit"), "path", str(tmp_path))
    assert "Skip to content" not in lacking("pl")[0]


def test_a_catalogue_that_is_not_compiled_is_named(settings, tmp_path):
    place = tmp_path / "pl/LC_MESSAGES/django.po"
    place.parent.mkdir(parents=True)
    place.write_text(run("--missing", "pl", "--as", "po"), "utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    errors = StringIO()
    with pytest.raises(CommandError):
        run("--missing", "pl", verbosity=0, stderr=errors)
    assert errors.getvalue() == f"{place} isn't compiled, so it doesn't count.\n"


def test_the_file_to_be_filled_in_has_all_of_it_and_the_plurals_of_its_language():
    text = run("--missing", "pl", "--as", "po")
    catalogue = read_po(io.BytesIO(text.encode()))
    entries = [entry for entry in catalogue if entry.id]
    assert len(entries) == len(public_messages())
    assert str(catalogue.locale) == "pl"
    [counted] = [entry for entry in entries if entry.id == COUNTED]
    assert counted.string == ("",) * catalogue.num_plurals
    assert catalogue.num_plurals > 2
    assert "python-format" in counted.flags
    addresses = [entry for entry in entries if entry.context == "address"]
    assert all("A part of an address" in it.auto_comments[0] for it in addresses)


def test_the_file_has_only_what_is_missing():
    catalogue = read_po(io.BytesIO(run("--missing", "it", "--as", "po").encode()))
    assert [entry for entry in catalogue if entry.id] == []


def test_a_language_that_nobody_knows_is_refused():
    with pytest.raises(CommandError, match=r"“xx” can't be looked for: .* Give a code"):
        run("--missing", "xx")


def test_a_language_that_the_look_alone_knows_is_none_of_those(settings, tmp_path):
    compile_into(tmp_path, "rm", {"Skip to content": "Tar il cuntegn"})
    settings.LOCALE_PATHS = [tmp_path]
    assert "Skip to content" not in lacking("rm")[0]
