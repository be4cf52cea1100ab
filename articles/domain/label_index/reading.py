"""Read versions and their labels from the database, in portions."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import batched
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import CharField, F, IntegerField, Max, QuerySet, Value
from django.db.models.functions import Concat
from pyroaring import FrozenBitMap

from articles.domain import deadlines, site_version
from articles.domain.label_index.order import Day, Key, day_of, key_of, microseconds
from articles.domain.label_index.stock import Choices
from articles.domain.site_version import OF_VERSIONS, as_parameter, ask
from articles.models import KINDS, Article, CallFacts, RelatedChoice

# A choice of versions: lookups of their keys, and the values of these.
type Keys = dict[str, Any]

# The number of keys in the range of one query, and in the list of one.
STEP, LISTED = 5_000, 500
LARGEST = 2**32 - 1
# For so few versions the query is compiled once, with a moment that never comes.
FEW, STAND_IN = 4, datetime(9999, 12, 31, tzinfo=UTC)
OPEN, BEGUN = "open", "begun"
# Before the codes of those who may apply.
ELIGIBLE = "eligible "
PINNED, EXCLUDED = RelatedChoice.Choice.PINNED, RelatedChoice.Choice.EXCLUDED


class Row(NamedTuple):
    pk: int
    edition: int
    language: str
    printed_on: date | None
    published_at: datetime | None


COLUMNS = ("pk", "edition", "edition__language", "printed_on", "published_at")
CHANGED = """
SELECT a.id FROM articles_edition e JOIN articles_article a ON a.edition_id = e.id
WHERE e.changed > %s"""


class Days(dict[Key, tuple[array, array]]):
    """Moments and keys of versions by a day, in no order."""

    def take(self, day: date, moment: int, pk: int) -> None:
        moments, of_day = self.setdefault(key_of(day), (array("q"), pks()))
        moments.append(moment)
        of_day.append(pk)

    def ordered(self) -> Iterator[Day]:
        return (day_of(key, *versions) for key, versions in self.items())


class Gathered:
    """The rows that were read; versions without a window are left out."""

    def __init__(self):
        self.days = Days()
        self.languages: dict[str, array] = defaultdict(pks)
        self.links: dict[str, dict[int, array]] = {
            kind: defaultdict(pks) for kind in KINDS
        }
        self.eligible: dict[str, array] = defaultdict(pks)
        self.marks: dict[str, array] = {OPEN: pks(), BEGUN: pks()}
        self.due: dict[str, array] = defaultdict(pks)
        self.dates = Days()
        self.choices: dict[int, Choices] = {}

    def take(self, rows: Iterable[Row], at: datetime, keys: Keys) -> None:
        """Take in versions that have windows, with their labels and choices."""
        windowed = set()
        for row in rows:
            refuse_beyond(row.pk)
            # The constraints demand both: one that is missing is damaged.
            if row.printed_on is None or row.published_at is None:
                continue
            windowed.add(row.pk)
            self.languages[row.language].append(row.pk)
            moment = microseconds(row.published_at)
            self.days.take(row.printed_on, moment, row.pk)
        choices: dict[int, list[tuple[int, int, str, int]]] = defaultdict(list)
        known = len(self.marks[OPEN])
        for what, pk, other, position, link in told(at, keys):
            if pk not in windowed:
                continue
            if what in RelatedChoice.Choice.values:
                choices[pk].append((position, link, what, other))
            else:
                self.take_fact(what, pk, other)
        for pk, rows_of_pk in choices.items():
            self.choices[pk] = in_order(rows_of_pk)
        # Boundaries are those of public versions, so others' facts would be stale.
        public = set(self.marks[OPEN][known:])
        for pk, due in deadlines.due_in(keys, at).items():
            if pk in public:
                self.take_due(pk, due)

    def take_fact(self, what: str, pk: int, other: int) -> None:
        if what in self.marks:
            self.marks[what].append(pk)
        elif what in self.links:
            self.links[what][other].append(pk)
        else:
            for code in what.removeprefix(ELIGIBLE).split():
                self.eligible[code].append(pk)

    def take_due(self, pk: int, due: deadlines.Due) -> None:
        for name in due.names:
            self.due[name].append(pk)
        if due.day:
            self.dates.take(due.day, microseconds(due.at) if due.at else 0, pk)


def pks() -> array:
    return array("I")


def refuse_beyond(pk: int) -> None:
    if not 0 <= pk <= LARGEST:
        raise OverflowError(
            f"Article {pk} can't be taken into the catalogue. It holds keys from 0 to "
            f"{LARGEST}. Give articles keys from the database's own sequence."
        )


def in_order(rows: list[tuple[int, int, str, int]]) -> Choices:
    """Return the choices by position."""
    chosen: dict[str, list[int]] = {PINNED: [], EXCLUDED: []}
    for _position, _link, choice, edition in sorted(rows):
        chosen[choice].append(edition)
    return Choices(tuple(chosen[PINNED]), tuple(chosen[EXCLUDED]))


def everything(at: datetime) -> Gathered:
    gathered = Gathered()
    windowed = Article.objects.windowed()
    last = windowed.aggregate(last=Max("pk"))["last"] or 0
    refuse_beyond(last)
    for first in range(0, last + 1, STEP):
        keys = {"gte": first, "lt": first + STEP}
        rows = windowed.filter(**those("pk", keys)).order_by().values_list(*COLUMNS)
        gathered.take(map(Row._make, rows), at, keys)
    return gathered


def passed_between(after: datetime, up_to: datetime) -> set[int]:
    """Return the versions that passed a boundary of theirs between the two moments."""
    return site_version.passed_between(OF_VERSIONS, "id", after, up_to)


def changed_since(sequence: int) -> set[int]:
    """Return the versions whose window may have changed since that change."""
    return {pk for (pk,) in ask(CHANGED, [sequence])}


def rows_of(keys: Iterable[int]) -> set[Row]:
    """Return the rows of those that have a window."""
    windowed, rows = Article.objects.windowed().order_by(), set()
    for some in batched(sorted(keys), LISTED):
        rows |= {*map(Row._make, windowed.filter(pk__in=some).values_list(*COLUMNS))}
    return rows


def due_again(pks: Iterable[int], at: datetime) -> Gathered:
    """Gather anew what deadlines make of these versions, which are public."""
    gathered = Gathered()
    for some in batched(sorted(pks), LISTED):
        for pk, due in deadlines.due_in({"in": some}, at).items():
            gathered.take_due(pk, due)
    return gathered


def again(rows: Iterable[Row], at: datetime) -> Gathered:
    """Gather the facts of these versions anew."""
    gathered = Gathered()
    for some in batched(sorted(rows, key=lambda row: row.pk), LISTED):
        gathered.take(some, at, {"in": [row.pk for row in some]})
    return gathered


def those(field: str, keys: Keys) -> dict[str, Any]:
    """Return the conditions by which a field points to one of these keys."""
    return {f"{field}__{lookup}": value for lookup, value in keys.items()}


def facts(at: datetime, keys: Keys) -> QuerySet:
    """Query all facts of these versions: type, key of the version, key of the other
    object, position, and key of the row itself.
    """
    questions = []
    for name, kind in KINDS.items():
        links = kind.through._default_manager.filter(**those(kind.owner, keys))
        questions.append(said(links, text(name), kind.owner, f"{kind.field}_id"))
    chosen = RelatedChoice.objects.filter(**those("article", keys))
    questions.append(said(chosen, F("choice"), "article_id", "edition_id"))
    calls = CallFacts.objects.filter(**those("article", keys)).exclude(eligible="")
    who = Concat(text(ELIGIBLE), F("eligible"), output_field=CharField())
    nothing = Value(0, IntegerField())
    questions.append(said(calls, who, "article_id", "article_id", nothing))
    public, begun = Article.objects.public(at), Article.objects.once_public(at)
    for name, articles in ((OPEN, public), (BEGUN, begun)):
        marked = articles.filter(**those("pk", keys))
        questions.append(said(marked, text(name), "pk", "pk", nothing))
    return at_once(questions)


def told(at: datetime, keys: Keys) -> Iterable[tuple]:
    """Query the facts. For few versions, as after each publication, the query is
    compiled once: compiling takes longer than its answer.
    """
    few = keys.get("in", ())
    if not 0 < len(few) <= FEW:
        return facts(at, keys)
    sql, parameters = put_together(len(few))
    real = dict(zip(stand_ins(len(few)), few, strict=True))
    real[as_parameter(STAND_IN)] = as_parameter(at)
    return ask(sql, [real.get(one, one) for one in parameters])


def stand_ins(number: int) -> list[int]:
    """Return keys that no version has."""
    return [-1 - n for n in range(number)]


@lru_cache(maxsize=FEW)
def put_together(number: int) -> tuple[str, tuple]:
    question = facts(STAND_IN, {"in": stand_ins(number)})
    return question.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()


def text(word: str) -> Value:
    return Value(word, CharField())


def said(rows: QuerySet, what, of: str, other: str, position="position") -> QuerySet:
    return rows.order_by().values_list(what, F(of), F(other), position, F("pk"))


def at_once(questions: list[QuerySet]) -> QuerySet:
    """Return the rows of several queries, sent to the database as one."""
    first, *others = questions
    return first.union(*others, all=True).order_by()


def versions_of(editions: Iterable[int]) -> dict[int, FrozenBitMap]:
    """Return the versions with a window of each of these editions."""
    found: dict[int, array] = {edition: pks() for edition in editions}
    windowed = Article.objects.windowed().order_by()
    for some in batched(found, LISTED):
        rows = windowed.filter(edition__in=some).values_list("edition", "pk")
        for edition, pk in rows:
            found[edition].append(pk)
    return {edition: FrozenBitMap(keys) for edition, keys in found.items()}
