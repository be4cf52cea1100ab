"""Take the samples through the newsroom, step by step, as `journeys` says.

Every step is a verb that the desk and the importer use themselves.
"""

import hashlib
import re
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from articles.domain.content import Said, content_of
from articles.editing.publishing import Publication, move, set_embargo
from articles.editing.writing import begin, change, revise, translate
from articles.foundation.refusal import Refused
from articles.models import Article, Edition
from articles.transfer.demo.attaching import with_documents
from articles.transfer.demo.illustrating import Illustrator
from articles.transfer.demo.journeys import JOURNEYS, Step
from articles.transfer.importing import Found, Importer, beginning, parse, read

DAYS = re.compile(rb"\{([+-][0-9]{1,3})\}")
OPENING = time(9)  # when a scheduled sample appears


def travel(documents: list[Found], people: dict) -> list[Article]:
    """Take every document as far as its journey leads; return the last versions.

    `people` are the demo accounts by name. The caller holds the transaction.
    """
    illustrator = Illustrator()
    importers = {
        "import": IllustratedImporter(illustrator, publish=True, by=people["chief"]),
        "import_draft": IllustratedImporter(illustrator),
    }
    arrived: list[Article] = []
    for key, group in groupby(documents, key=lambda found: found.key):
        story = {found.language: found for found in group}
        journey = Journey(story, people, importers)
        for step in JOURNEYS.get(key) or imported(story):
            journey.take(step)
        arrived += journey.articles.values()
    return arrived


class IllustratedImporter(Importer):
    """Gives each sample its pictures and documents before it is stored."""

    def __init__(self, illustrator: Illustrator, **options):
        super().__init__(**options)
        self.illustrator = illustrator

    def text_of(self, data: bytes) -> bytes:
        return with_days(data)

    def begin(self, found: Found, content: Said) -> Article:
        return super().begin(found, self.completed(found, content))

    def completed(self, found: Found, content: Said) -> Said:
        illustrated = self.illustrator.illustrated(content, found.key)
        return with_documents(illustrated, found.key, found.language)


def with_days(data: bytes) -> bytes:
    """Return a sample's text with days that are told from today: `{+30}` is a day in
    thirty days. So its calls are open whenever the demo begins.
    """

    def day(found: re.Match) -> bytes:
        told = timezone.localdate() + timedelta(days=int(found[1]))
        return f"{told:%d.%m.%Y}".encode()

    return DAYS.sub(day, data)


def imported(languages) -> list[Step]:
    return [Step("chief", "import", language) for language in languages]


class Journey:
    """One story on its way: its documents and its latest versions, by language."""

    def __init__(self, documents: dict[str, Found], people: dict, importers: dict):
        self.documents, self.people, self.importers = documents, people, importers
        self.articles: dict[str, Article] = {}
        self.verbs = {
            "import": self.take_in,
            "import_draft": self.take_in,
            "write": self.write,
            "revise": self.revise,
            "translate": self.translate,
            "embargo": self.embargo,
        }

    def take(self, step: Step) -> None:
        verb = self.verbs.get(step.verb, self.move)
        self.articles[step.language] = verb(step, self.people[step.by])

    def take_in(self, step: Step, by) -> Article:
        outcome = self.importers[step.verb].run(self.documents[step.language])
        if outcome.error:
            raise refused(outcome.path, outcome.error)
        return outcome.article

    def write(self, step: Step, by) -> Article:
        """Begin the article by hand: signed by its author, and not dated yet."""
        content, known = self.reading(step.language)
        signed = {
            "credit_name": by.printed_name,
            "credit_organisation": by.organisation,
        }
        undated = {"dated": None, "credit_date": None}
        return begin(content | signed | undated, language=step.language, by=by, **known)

    def revise(self, step: Step, by) -> Article:
        following = revise(self.articles[step.language], by=by)
        content, (old, new) = content_of(following), step.swap
        if old not in content["body"]:
            raise refused(following, f"Its text doesn't say “{old}”.")
        content["body"] = content["body"].replace(old, new)
        content["change_kind"], content["change_note"] = step.change
        change(following, content, by=by)
        return following

    def translate(self, step: Step, by) -> Article:
        content, known = self.reading(step.language)
        (original,) = self.articles.values()
        article = translate(original, into=step.language, by=by)
        # From now on the edition is known as the one of that document.
        Edition.objects.filter(pk=article.edition_id).update(**known)
        change(article, content, by=by)
        return article

    def embargo(self, step: Step, by) -> Article:
        article = self.articles[step.language]
        until = timezone.now() + timedelta(days=step.days)
        set_embargo(article, until=until, reason=step.note, by=by)
        return article

    def move(self, step: Step, by) -> Article:
        article = self.articles[step.language]
        options = window(step, article)
        return move(article, step.verb, by=by, note=step.note, options=options)

    def reading(self, language: str) -> tuple[dict, dict]:
        """Return what the document says, and what its edition is known by."""
        found = self.documents[language]
        data = read(found.path)
        today = timezone.localdate()
        document = parse(
            with_days(data), language=language, today=today, about=found.key
        )
        importer = self.importers["import"]
        content = importer.completed(found, importer.meaning.of(document))
        digest = hashlib.sha256(data).hexdigest()
        return content, {"import_key": found.key, "import_hash": digest}


def window(step: Step, article: Article) -> Publication | None:
    """Return from when to when the step publishes: now and for good, if not told."""
    if step.until:  # it was public as of its own date, as an import is
        ends = opening(step.until, at=time.min)
        return Publication(at=beginning(article), expires_at=ends, backdated=True)
    if step.days:
        return Publication(at=opening(timezone.localdate() + timedelta(days=step.days)))
    return None


def opening(day: date, *, at: time = OPENING) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def refused(sample, why: str) -> Refused:
    return Refused(
        f"The sample “{sample}” can't be loaded.",
        why,
        "Start without samples, and report it.",
        code="sample-broken",
    )
