"""The facts of an item: figures as values, places, and names by sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

from articles.inbox.likeness.figures import figures_in, known
from articles.inbox.likeness.places import TOWN, places_in
from articles.inbox.likeness.sounds import sounds_in

PLACE_FACT, TOWN_FACT = "k:", "t:"
# Facts of an item: figures and places first, then words, as the text has them.
MOST = 60
MOST_FIGURES, MOST_PLACES = 24, 12
# News has its facts in front: letters of the text that are read.
READ = 1_500


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an item, in keys that are equal in each language.

    `words` are the item's own words for names. They aren't stored.
    """

    keys: frozenset[str]
    words: Mapping[str, str] = field(
        default=MappingProxyType({}), compare=False, repr=False
    )

    kinds: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        kinds = frozenset(fact[:2] for fact in self.keys)
        object.__setattr__(self, "kinds", one_of(kinds))

    def stored(self) -> list[str]:
        """Return the keys for a table of items and facts, each a short string."""
        return sorted(self.keys)

    @classmethod
    def from_stored(cls, keys: Iterable[str]) -> "Facts":
        return cls(frozenset(keys))


@lru_cache(maxsize=1_000)
def one_of(kinds: frozenset[str]) -> frozenset[str]:
    """Return the first that equals these: items have the same few kinds."""
    return kinds


def facts_of(title: str, text: str, language: str) -> Facts:
    """Return the facts of an item. Its language may be empty or unknown."""
    code = known(language)
    # A title has no full stop, and is no sentence with what follows.
    read = f"{title.strip()}.\n{text[:READ]}"
    found = dict.fromkeys(islice(figures_in(read, code), MOST_FIGURES))
    places: dict[str, None] = {}
    for place in places_in(read):
        places[f"{PLACE_FACT}{place.code}"] = None
        if place.kind == TOWN:
            places[f"{TOWN_FACT}{place.key}"] = None
    found |= dict.fromkeys(islice(places, MOST_PLACES))
    words = sounds_in(read, code)
    found |= dict.fromkeys(islice(words, MOST - len(found)))
    kept = {key: word for key, word in words.items() if key in found}
    return Facts(frozenset(found), kept)
