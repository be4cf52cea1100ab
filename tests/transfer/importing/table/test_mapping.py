"""The mapping of a table: proposed, corrected, and refused if it could leak a row."""

import csv

import pytest
from django.core.management import call_command

from articles.models import Article, CameAs, Edition
from articles.workflow import Phase
from tests.transfer.importing.table import typo3
from tests.transfer.importing.table.importing import article, imported, refused, table
from tests.transfer.importing.table.typo3 import MAPPING, row

pytestmark = pytest.mark.django_db
DRUPAL = (
    "nid,langcode,status,title,body__value,created,alias,tags,field_access,body__format",
    '1,de,1,Eins,"<p>Der Text.</p>",1420099200,/news/eins,"Rosen|Äpfel",,basic_html',
    '1,en,1,One,"<p>The text.</p>",1420099200,/news/one,Rosen,,basic_html',
    '2,de,0,Zwei,"<p>Verborgen.</p>",1420099200,/news/zwei,,,basic_html',
    '3,de,1,Drei,"<p>Für einige.</p>",1420099200,/news/drei,,members,basic_html',
)


def with_mapping(folder, *replacements: tuple[str, str], rows=None):
    path = table(folder, *(rows or [row(1)]))
    text = MAPPING
    for before, after in replacements:
        assert before in text, before
        text = text.replace(before, after)
    path.with_suffix(".toml").write_text(text, encoding="utf-8")
    return path


def proposed(path) -> str:
    written = path.with_name("proposal.toml")
    imported(path, mapping=None, write_mapping=written)
    return written.read_text(encoding="utf-8")


def test_a_proposal_knows_the_columns_of_typo3(tmp_path):
    text = proposed(typo3.written(tmp_path / "news.csv", typo3.rows(20)))
    for line in (
        'id = "uid"',
        'body = "bodytext"',
        'from = "starttime"',
        'until = "endtime"',
        'original = "l10n_parent"',
        'labels = ["categories", "tags"]',
        '"0" = "de"',
        '"1" = "en"',
        'column = "fe_group"\npublic = ["0", ""]\notherwise = "private"',
        'column = "deleted"\npublic = ["0", ""]\notherwise = "leave-out"',
        'from = "categories"\nslug = "Garten"',
        'login = "Erika Muster"',
        '    # "members",',
    ):
        assert line in text, line
    # Nobody has said of these that they kept nothing back.
    assert 'undecided = ["pid"]' in text


def test_a_proposal_is_taken_once_it_says_the_site(tmp_path):
    path = typo3.written(tmp_path / "news.csv", typo3.rows(20))
    text = proposed(path)
    told = refused(path, mapping=path.with_name("proposal.toml"))
    assert "It doesn't say `site` and `table`" in told
    mapping = path.with_suffix(".toml")
    mapping.write_text(text.replace('site = ""', 'site = "www.alt.example"'))
    imported(path)
    # Each row says something in the undecided column `pid`.
    assert not Article.objects.public().exists()
    assert Edition.objects.filter(came_as=CameAs.WITHHELD).exists()
    ignored = mapping.read_text().replace('undecided = ["pid"]', "undecided = []")
    mapping.write_text(ignored.replace("ignored = [", 'ignored = ["pid", '))
    imported(path)
    assert Article.objects.public().count() == 6


def test_a_proposal_names_the_columns_that_an_export_of_typo3_lacks(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("uid,title,bodytext,hidden\n1,Eins,<p>x</p>,0\n")
    told = imported(path, mapping=None, write_mapping=tmp_path / "m.toml")
    assert "deleted, starttime, endtime, fe_group. Export it again" in told
    assert "lacks columns by which TYPO3" in (tmp_path / "m.toml").read_text()


def test_nothing_is_proposed_over_a_file_that_is_there(tmp_path):
    path = table(tmp_path, row(1))
    told = refused(path, mapping=None, write_mapping=path.with_suffix(".toml"))
    assert "is there already, and may have been corrected" in told
    assert "Have a proposal written" in refused(path, mapping=None)


def test_drupals_nodes_come_in_with_their_translations(tmp_path):
    path = tmp_path / "nodes.csv"
    path.write_text("\n".join(DRUPAL), encoding="utf-8")
    text = proposed(path)
    assert 'column = "status"\npublic = ["1"]' in text
    assert 'undecided = ["field_access", "body__format"]' in text
    text = text.replace('site = ""', 'site = "alt.example"')
    text = text.replace(', "body__format"]', "]").replace(
        "ignored = []", 'ignored = ["body__format"]'
    )
    text = text.replace('names_between = ","', 'names_between = "|"')
    path.with_suffix(".toml").write_text(text, encoding="utf-8")
    imported(path)
    editions = {one.import_key.rpartition(":")[2]: one for one in Edition.objects.all()}
    assert editions["1/de"].story == editions["1/en"].story
    assert {str(one) for one in Article.objects.public()} == {"Eins", "One"}
    assert editions["2/de"].came_as == CameAs.DRAFT
    assert editions["3/de"].came_as == CameAs.WITHHELD
    assert editions["1/de"].live_article().slug == "eins"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('"pid", ', "", "It says nothing of the column “pid”"),
        ('"pid", ', '"pid", "nix", ', "The table has no column “nix”"),
        ('column = "hidden"', 'column = "verborgen"', "It says nothing of the column"),
        ('id = "uid"', "", "[columns] doesn't say which column is the id"),
        ('headline = "title"', 'kopf = "title"', "[columns] has 'kopf'"),
        ('language = "de"\nfiles', 'language = "xx"\nfiles', "`language` is none"),
        ('"1" = "en"', '"1" = "xx"', "[languages] names 'xx'"),
        ('otherwise = "private"', 'otherwise = "public"', "otherwise 'public'"),
        ('public = ["", "0"]', 'public = "0"', "not a list of texts"),
        ("{path_segment}", "{slug}", "names no column in braces"),
        ('to = "feed"', 'to = "nowhere"', "leads to 'nowhere'"),
        ('as = "Garten"', "", "lacks `as`"),
        ("[columns]", "[colums]", "It holds 'colums'"),
        ("[columns]", "[columns", "It is no TOML"),
        ('"pid", ', '"pid", "hidden", ', "“hidden” is ignored, and counts"),
    ],
)
def test_a_mapping_with_an_error_is_refused_before_anything_comes_in(
    tmp_path, before, after, why
):
    told = refused(with_mapping(tmp_path, (before, after)))
    assert why in told
    assert "nothing was stored" in told
    assert not Edition.objects.exists()


def test_a_table_without_any_condition_has_to_be_called_public(tmp_path):
    path = tmp_path / "all.csv"
    path.write_text("id;title;text;date\n1;Eins;<p>Hallo.</p>;2015-01-01\n")
    mapping = path.with_suffix(".toml")
    mapping.write_text(
        'site = "a.example"\ntable = "x"\nlanguage = "de"\n[columns]\nid = "id"\n'
        'headline = "title"\nbody = "text"\ndate = "date"\n'
    )
    assert "It names no column that says which rows were public" in refused(path)
    mapping.write_text(f"all_public = true\n{mapping.read_text()}")
    imported(path)
    assert [str(one) for one in Article.objects.public()] == ["Eins"]


def test_a_corrected_label_and_author_are_taken(tmp_path):
    path = table(tmp_path, row(1))
    mapping = path.with_suffix(".toml")
    mapping.write_text(
        MAPPING + '[[label]]\nfrom = "categories"\nslug = "Garten"\nbecomes = "topic"\n'
        'as = "Gärten"\n[[author]]\nlogin = "Erika Muster"\nname = "E. M."\n'
    )
    imported(path)
    assert "Gärten" in {str(one) for one in article(1).labels_of("topic")}
    assert article(1).credit_name == "E. M."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "names no columns"),
        ("nur eine spalte\n1\n", "names no columns"),
        ("a,a\n1,2\n", "several columns “a”"),
        ("a,,b\n1,2,3\n", "a column without a name"),
        ('uid,title\n1,"Er sagt \\"nein\\"."\n', "each quote inside doubled"),
        ('uid,title\n1,"offen\n', "unexpected end of data"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, data, why):
    path = tmp_path / "news.csv"
    path.write_text(data)
    told = refused(path, mapping=None, write_mapping=tmp_path / "m.toml")
    assert why in told
    assert not (tmp_path / "m.toml").exists()


def test_rows_that_cannot_be_read_are_named_and_the_others_come_in(tmp_path):
    some = [row(1), row(2) | {"uid": ""}, row(3, sys_language_uid="9"), row(1)]
    path = table(tmp_path, *some)
    with path.open("a", newline="") as file:
        csv.writer(file).writerow(["5", "nur zwei Zellen"])
    told = refused(path)
    assert "It has 2 cells, the first line has 24." in told
    assert "Its uid is empty" in told
    assert "It is in a language (9)" in told
    assert "It stands in the table twice" in told
    assert "4 rows refused" in told
    assert article(1).phase() is Phase.LIVE


def test_the_desk_is_never_overwritten(tmp_path):
    path = table(tmp_path, row(1, hidden="1"))
    imported(path)
    call_command(
        "import_table", str(path), mapping=path.with_suffix(".toml"), verbosity=0
    )
    Article.objects.filter(edition__import_key__contains=":1/").update(
        imported_hash="vom Pult geändert"
    )
    assert "The desk is working on version 1" in refused(
        table(tmp_path, row(1, hidden="1", title="Anders"))
    )
