"""Gaps in a newsroom that is to be kept: a table without a row, an act nobody did."""

from collections.abc import Iterator

from django.apps import apps

from articles.models import FEATURE, STILL_RIGHT, Article, Decision
from articles.workflow import TRANSITIONS, Change, Ending, Phase

# Models that may be without a row: sessions and what waits in the queue end by
# themselves, copies are made anew, notes of mails go after a month, their files and
# errands within minutes or a day, and topics are our own.
EMPTY = {
    "account.EmailConfirmation", "articles.CatalogueCopy", "articles.DeskSession",
    "articles.Errand", "articles.MailedFile", "articles.PrintedPart",
    "articles.TakenMail", "articles.Tip", "articles.TypedCopy",
    "django_ox.OxSchedule", "django_ox.OxScheduleChange", "django_ox.OxScheduleTick",
    "django_ox.OxTask", "sessions.Session", "taggit.Tag", "taggit.TaggedItem",
}  # fmt: skip


def refuse_omissions() -> None:
    """Raise an error that names what has no row."""
    if lacking := [*omissions()]:
        raise LookupError(
            f"The newsroom that is kept has none of these: {', '.join(lacking)}. "
            "Let one of the stories in tests/house/releases/filling.py bring it."
        )


def omissions() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        name = model._meta.label
        if name not in EMPTY and not model._default_manager.exists():
            yield name
    versions = Article.objects.all()
    acts = {decision.transition for decision in Decision.objects.all()}
    for kind, wanted, there in (
        ("act", {*TRANSITIONS, FEATURE, STILL_RIGHT}, acts),
        ("phase", {*Phase}, {one.phase() for one in versions}),
        ("ending", {*Ending}, {one.ending for one in versions}),
        ("kind of change", {*Change}, {one.change_kind for one in versions}),
    ):
        yield from (f"{kind} “{one}”" for one in sorted(wanted - there))
