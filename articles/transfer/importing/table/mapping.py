"""The mapping of a table: the role of each column, and the rows that everybody could
read.

A column of which it says nothing counts as withholding.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from articles.foundation.languages import is_offered, offered_as
from articles.transfer.importing.known import all_known
from articles.transfer.importing.table.columns import LEAVE_OUT
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.export.items import Term
from articles.transfer.importing.wordpress.export.remarks import shortened
from articles.transfer.importing.wordpress.mapping.corrected import Said, refused
from articles.transfer.importing.wordpress.mapping.mapping import (
    Mapping,
    Rule,
    guess,
    people_of,
)

HTML, PLAIN = "html", "plain"


@dataclass(frozen=True, slots=True)
class Condition:
    """Rows were public only if a column says one of these values."""

    column: str
    public: tuple[str, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """An old address, with names of columns in braces; of one language or all."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """An old address that was no row's: it leads to a list, a feed or a label."""

    address: str
    to: str
    name: str = ""
    language: str = ""


@dataclass(slots=True)
class TableMapping:
    """`columns` are by role; `said` is what labels and authors become."""

    site: str
    table: str
    language: str
    text: str = HTML
    files: str = ""
    separator: str = ""
    names_between: str = ","
    all_public: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    said: Said = field(default_factory=Said)

    def column(self, role: str) -> str:
        return self.columns.get(role, "")

    @property
    def home(self) -> str:
        return f"https://{self.site}/"

    def whole(self, address: str) -> str:
        """Return an address of the old site as a whole one."""
        return urljoin(self.home, address)

    def language_of(self, value: str) -> str:
        """Return what a value of the column means: a language, `LEAVE_OUT`, or "" for
        one that this newsroom hasn't.
        """
        if value in self.languages:
            said = self.languages[value]
            return said if said == LEAVE_OUT or is_offered(said) else ""
        return offered_as(value) if value else self.language

    def named(self) -> set[str]:
        """Return all columns of which it says something."""
        return {
            *self.columns.values(),
            *self.labels,
            *self.ignored,
            *self.undecided,
            *(one.column for one in self.conditions),
        }

    def fit(self, header: list[str], path: Path) -> None:
        """Refused if the table has other columns than those: one more may withhold, one
        less may have.
        """
        if more := [name for name in header if name not in self.named()]:
            raise refused(
                path,
                f"It says nothing of the column {told(more)}: that may be what kept "
                "rows from readers. Write under `ignored` what didn't, the rest under "
                "`undecided`.",
            )
        if less := sorted(self.named() - set(header)):
            raise refused(
                path,
                f"The table has no column {told(less)}. If it kept rows from readers, "
                "export it as well.",
            )
        if not (self.conditions or self.all_public):
            raise refused(
                path,
                "It names no column that says which rows were public. If all of them "
                "were, write `all_public = true`.",
            )

    def labels_of(self, index: Index) -> "TableLabels":
        return TableLabels(
            all_known(),
            rules=dict(self.said.rules),
            people=people_of(index) | self.said.people,
            is_read=self.said.path is not None,
        )


class TableLabels(Mapping):
    """The labels of a table: a column tells by its name if they are categories."""

    def guess(self, term: Term) -> Rule:
        small = term.taxonomy.lower()
        is_category = "categor" in small or "rubri" in small
        taxonomy = "category" if is_category else "post_tag"
        return guess(Term(taxonomy, term.slug, term.name), self.known)


def told(columns: list[str]) -> str:
    return ", ".join(f"“{shortened(one)}”" for one in columns[:5])
