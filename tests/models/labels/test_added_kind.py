"""A kind of label is added to its model, the registry and a migration, no more."""

import re
from pathlib import Path

import pytest

from tests.support.copies import copy_of_the_house, run, write_before
from tests.support.processes.fresh import File

pytestmark = pytest.mark.alike

MODEL = '''"""The project: work of several that an article is about."""

from articles.models.labels.label import Label


class Project(Label):
    url_name = "project"

    class Meta(Label.Meta):
        verbose_name = "project"
        verbose_name_plural = "projects"
'''
LINKS = """class ArticleProject(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="project_links")
    project = models.ForeignKey(Project, models.PROTECT, related_name="links")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["article", "project"], name="article_project_once"
            )
        ]


class Attribution(Part):"""
FIELD = """    projects = models.ManyToManyField(
        Project, through="ArticleProject", blank=True, related_name="articles"
    )
    topics = """
ROW = """        LabelKind(
            model=Project,
            links="project_links",
            field="project",
            address=pgettext_lazy("address", "projects/"),
            sentence=_("with the project %(names)s"),
            entry="projects",
            place=4,
            weight=2,
            line_names=("projekt", "projekte", "project", "projects"),
        ),
        LabelKind(
            model=Source,"""
IMPORT = (
    "from articles.models.labels.project import Project\n"
    "from articles.models.labels.source"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    house = copy_of_the_house(tmp_path_factory.mktemp("house"))
    models = house / "articles/models"
    (models / "labels/project.py").write_text(MODEL, "utf-8")
    for file in ("articles/parts.py", "labels/kinds.py", "__init__.py"):
        write_before(models / file, "from articles.models.labels.source", IMPORT)
    place = "from articles.models.articles.visibility"
    write_before(
        models / "articles/article.py",
        place,
        IMPORT.replace("labels.source", "articles.visibility"),
    )
    write_before(models / "articles/parts.py", "class Attribution(Part):", LINKS)
    write_before(models / "articles/article.py", "    topics = ", FIELD)
    place = "        LabelKind(\n            model=Source,"
    write_before(models / "labels/kinds.py", place, ROW)
    run(house, "manage.py", "makemigrations", "articles", "--name", "project")
    return house


@pytest.fixture(scope="module")
def said(house, migrated) -> str:
    """Return the output of one process that runs two files, with one database: a copy
    of ours, to which the migration of the new kind is applied.
    """
    asked = ("-m", "pytest", "-vv", "-p", "no:cacheprovider")
    lacks = "tests/models/labels/test_kinds.py::test_a_kind_of_label_lacks_nothing"
    folder = house / "var-of-tests"
    (folder / "main").mkdir(parents=True)
    if isinstance(migrated, File):
        migrated.give(str(folder / "main" / "test.sqlite3"))
        asked += ("--reuse-db",)
    asked += ("tests/models/labels/added_kind.py", lacks)
    return run(house, *asked, passes=False, TESTS_FOLDER=str(folder))


def test_readers_and_the_desk_know_it_at_once(said):
    assert len(re.findall(r"added_kind\.py::\w+ PASSED", said)) == 5
    assert not re.findall(r"added_kind\.py::\w+ (?!PASSED)", said)


def test_what_the_registry_cannot_say_is_asked_for_by_name(said):
    for lack in ("a German address", "permissions of the roles", "a factory for tests"):
        assert f"kind project lacks {lack}" in said
