"""The contents of a facet: chosen values, and those that widen or narrow a list."""

from dataclasses import dataclass, field

from articles.models import Label

# So many values stand open, and so many more can be unfolded; the overviews have all.
OPEN, FOLDED = 6, 32


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, and the list that a click leads to: it has so many articles.

    A click on a chosen one leads to the list without it; then `number` is what it holds
    itself, None if only others together with it hold any. `before` joins it to the
    chosen ones.
    """

    name: Label | str
    number: int | None
    path: str
    is_chosen: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Values that may be added in one way, which `title` names if there is another.

    `wide` of them stand open and `more` can be unfolded; `rest` is the page of all.
    Those that `widen` the list are folded together.
    """

    choices: list[Choice]
    rest: str
    title: str = ""
    widens: bool = False
    wide: int = field(default_factory=lambda: OPEN)
    more: int = field(default_factory=lambda: FOLDED)

    @property
    def open(self) -> list[Choice]:
        return self.choices[: self.wide]

    @property
    def folded(self) -> list[Choice]:
        return self.choices[self.wide : self.wide + self.more]

    @property
    def has_rest(self) -> bool:
        return len(self.choices) > self.wide + self.more


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind: those that are chosen, and what is offered besides."""

    title: str
    chosen: list[Choice]
    offers: list[Offer]
