"""The mapping is proposed, corrected and read; any error in it is refused first."""

import errno
import os
import tomllib

import pytest

from articles.models import CameAs, Edition
from articles.workflow import Phase
from tests.support.factories import chief, topic
from tests.transfer.importing.wordpress.exports import (
    BLOG,
    NEWSROOM,
    article,
    changed,
    everything,
    import_wxr,
    refused,
)

pytestmark = pytest.mark.django_db
KEPT = "Wer wartet, sieht weniger Blüten."
ERIKA = "[[author]]\nlogin = 'erika'\nname = 'E. M.'\n"


def test_the_proposal_names_everything_and_is_read_again(tmp_path):
    path = tmp_path / "mapping.toml"
    topic("Rosen")
    chief()
    before = everything()
    told = import_wxr(BLOG, write_mapping=path)
    assert everything() == before
    assert f"{path}: 5 categories, tags and authors, 0 shortcodes, blocks" in told
    said = tomllib.loads(path.read_text("utf-8"))
    becomes = {row["slug"]: (row["becomes"], row["articles"]) for row in said["label"]}
    assert becomes == {
        "allgemein": ("leave-out", 1),
        "garten": ("category", 3),
        "rosen": ("topic", 1),
        "frankreich": ("country", 1),
    }
    [person] = said["author"]
    assert (person["login"], person["name"]) == ("erika", "Erika Muster")
    assert "is there already" in refused(BLOG, write_mapping=path)
    text = path.read_text("utf-8").replace('becomes = "category"', 'becomes = "topic"')
    text = text.replace('as = "Garten & Hof"', 'as = "Gärten"')
    text = text.replace('organisation = ""', 'organisation = "Musterverein"')
    path.write_text(text, "utf-8-sig")
    import_wxr(BLOG, mapping=path)
    roses = article(10)
    assert [str(one) for one in roses.topic_list()] == ["Gärten", "Rosen"]
    assert roses.category_list() == []
    assert roses.credit_organisation == "Musterverein"


def test_s16_it_names_what_is_unknown_as_not_shown_until_somebody_says_so(tmp_path):
    path, again = tmp_path / "mapping.toml", tmp_path / "again.toml"
    blog = changed(
        BLOG,
        tmp_path,
        (KEPT, f"[box a=b]{KEPT}[/box] [sic]"),
        ('{"level":3}', '{"level":3,"className":"big","x/y":1}'),
        ("Noch nicht fertig.", "[ppwp passwords='x']"),
    )
    assert "6 shortcodes, blocks and attributes" in import_wxr(blog, write_mapping=path)
    text = path.read_text("utf-8")
    said = tomllib.loads(text)
    assert said["shortcodes"] == said["blocks"] == {"shown": []}
    assert text.count("# 1 article\n") == 6
    told = import_wxr(blog, mapping=path)
    assert article(10).phase() is article(11).phase() is Phase.DRAFT
    assert article(10).edition.came_as == CameAs.WITHHELD
    for found in ("box, box a", ".big, core/heading x/y"):
        assert f"may not have been for all readers there ({found}). So it is" in told
    for here in ('# "box', '# ".big', '# "core/'):
        text = text.replace(here, here.removeprefix("# "))
    path.write_text(text, "utf-8")
    assert "2 updated" in import_wxr(blog, mapping=path)
    assert article(10).phase() is article(11).phase() is Phase.LIVE
    assert article(10).edition.came_as == CameAs.PUBLIC
    import_wxr(blog, mapping=path, write_mapping=again)
    said = tomllib.loads(again.read_text())
    assert said["shortcodes"] == {"shown": ["box", "box a"]}
    assert said["blocks"] == {"shown": [".big", "core/heading x/y"]}


LABEL = "[[label]]\nslug='x'\nbecomes='topic'\n"
BAD_MAPPINGS = {
    "no TOML": ("[[label", "It is no TOML"),
    "deep": ("a = " + "[" * 100_000, "It is no TOML: brackets in brackets"),
    "digits": (f"[[label]]\narticles = {'1' * 5_000}", "It is no TOML: Exceeds the"),
    "bytes": (b"name = '\xff'", "It is no TOML: 'utf-8' codec"),
    "an unknown table": ("[[topic]]", "It holds 'topic'"),
    "an unknown word": ("[[label]]\nslug='x'\nkind='topic'", "has 'kind'"),
    "an unknown kind": ("[[label]]\nslug='x'\nbecomes='tag'", "becomes 'tag'"),
    "a list of kinds": ("[[label]]\nbecomes=['topic']", "'becomes' is a list, not a"),
    "a table of kinds": ("[[label]]\nbecomes={a=1}", "'becomes' is a table, not a"),
    "a list of names": (f"{LABEL}as=['x']", "number 1: 'as' is a list, not a text"),
    "a number as slug": ("[[label]]\nslug=1", "'slug' is a number or date, not a"),
    "a text as number": (f"{LABEL}articles='1'", "'articles' is a text, not a number"),
    "no slug": ("[[label]]\nname='x'\nbecomes='topic'", "lacks a slug"),
    "a long name": (f"{LABEL}as='{'x' * 300}'", "the name has more than"),
    "twice": (LABEL * 2, "stands there twice"),
    "no list": ("label = 3", "don't begin with [[label]]"),
    "no table": ("[label]\nslug='x'", "don't begin with [[label]]"),
    "two names": (
        "[[author]]\nlogin='erika'\nname=['One','Two']",
        "[[author]] number 1: 'name' is a list, not a text",
    ),
    "no login": ("[[author]]\nname='One'", "lacks the login"),
    "an empty login": ("[[author]]\nlogin=' '\nname='One'", "lacks the login"),
    "an author twice": (ERIKA * 2, "number 2 (erika) stands there twice"),
    "a long author": (f"[[author]]\nlogin='x'\nname='{'x' * 300}'", "a name has more"),
    "a misspelt login": (
        ERIKA.replace("erika", "erkia"),
        "Nobody's login is “erkia”; and nothing is said of “erika”",
    ),
    "shortcodes as rows": ("[[shortcodes]]", "don't begin with [shortcodes]"),
    "shortcodes by another word": ("[shortcodes]\nshow=[]", "[shortcodes] has 'show'"),
    "no list of shortcodes": ("[shortcodes]\nshown='a'", "shown is a text, not a list"),
    "a number shown": (
        "[shortcodes]\nshown=[1]",
        "shown holds 1. A name has no brackets",
    ),
    "brackets": ("[shortcodes]\nshown=['[box]']", "shown holds '[box]'"),
    "all of them": ("[shortcodes]\nshown=['*']", "shown holds '*'"),
    "nearly all of them": ("[shortcodes]\nshown=['b*']", "shown holds 'b*'"),
    "a star inside": ("[shortcodes]\nshown=['b*x']", "shown holds 'b*x'"),
    "a blank and a star": ("[shortcodes]\nshown=['box *']", "shown holds 'box *'"),
    "no list of blocks": (
        "[blocks]\nshown='a'",
        "[blocks] shown is a text, not a list",
    ),
    "shown twice": ("[shortcodes]\nshown=['box','box']", "holds 'box' twice"),
}


@pytest.mark.parametrize(("text", "why"), BAD_MAPPINGS.values(), ids=BAD_MAPPINGS)
def test_a_mapping_that_is_wrong_is_refused(tmp_path, text, why):
    path = tmp_path / "mapping.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    told = refused(BLOG, mapping=path)
    assert told.startswith(f"The mapping {path} can't be taken; nothing was stored.")
    assert why in told
    assert "Correct it, or write a new one" in told
    assert Edition.objects.count() == 0


def test_a_mapping_that_is_no_file_is_refused_as_such(tmp_path):
    for path, why in (
        (tmp_path / "none.toml", "No such file or directory."),
        (tmp_path, "Is a directory."),
    ):
        told = refused(BLOG, mapping=path)
        assert f"The mapping {path} can't be taken; nothing was stored. {why}" in told


def test_what_it_says_of_nothing_is_named_before_anything_comes_in(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text(
        "[[label]]\nslug='grten'\nbecomes='leave-out'\n"
        "[[label]]\nfrom='post_tag'\nslug='garten'\nbecomes='leave-out'\n"
        "[shortcodes]\nshown=['bux', 'bx_*']\n[blocks]\nshown=['x/y z']\n"
        f"{ERIKA}[[author]]\nlogin='erkia'\n"
    )
    told = import_wxr(BLOG, mapping=path)
    first, _imported, _rest = told.partition("10 “Rosen schneiden”: new")
    for said in (
        "no article has “grten” (category)",
        "no article has “garten” (post_tag)",
        "no article has the shortcode or block “bux”",
        "no article has the shortcode or block “bx_*”",
        "no article has the shortcode or block “x/y z”",
        "nobody's login is “erkia”",
    ):
        assert f"something that does nothing: {said} in this file. Correct" in first
    assert first.count("does nothing") == 6
    assert article(10).credit_name == "E. M."


def test_an_empty_mapping_names_nothing(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text("")
    told = import_wxr(BLOG, mapping=path)
    assert "“Garten & Hof” (category) isn't in the mapping: category." in told
    assert article(10).credit_name == "Erika Muster"


def test_what_the_mapping_does_not_name_is_guessed_and_told(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text("[[label]]\nslug = 'garten'\nbecomes = 'leave-out'\n")
    told = import_wxr(BLOG, mapping=path)
    assert "“Rosen” (post_tag) isn't in the mapping: topic." in told
    assert "“Allgemein” (category) isn't in the mapping: leave-out." in told
    assert article(10).category_list() == []


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_full_disk_leaves_no_proposal_and_says_so(tmp_path, monkeypatch, fails):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "mapping.toml"
    monkeypatch.setattr(os, fails, full)
    told = refused(NEWSROOM, write_mapping=path)
    monkeypatch.undo()
    assert told == (
        f"{path} can't be used: No space left on device. Nothing was stored; look at "
        "that file and its disk, then run it again."
    )
    assert list(tmp_path.iterdir()) == []
    import_wxr(NEWSROOM, write_mapping=path)
    assert tomllib.loads(path.read_text("utf-8"))["author"]
