"""The parts of an office file that are XML: its elements, by their real names.

No prefix and no encoding hides one, and a file with entities of its own is refused.
"""

from collections.abc import Callable
from xml.parsers import expat

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.archive import Opened
from articles.domain.documents.examining.budget import Budget

PIECE = 64 * 1024
# The work of seeing an element and an attribute, as if it were so many bytes.
COST_OF_ELEMENT, COST_OF_ATTRIBUTE = 16, 8
# Elements in elements, different names, and the bytes of one tag: the parser keeps all
# of them. A drawing is a long attribute.
DEEPEST, MOST_NAMES, LONGEST = 300, 20_000, 2_000_000
# The name of an element or an attribute in its namespace, and what it says.
Attributes = dict[str, str]
See = Callable[[str, Attributes], None]


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def walk(
    found: Opened, name: str, see: See, say: Callable[[str], None] | None = None
) -> None:
    """Show each element of a part, in its order, and the text between them."""
    reading = Reading(found.budget, see)
    if say:
        reading.parser.CharacterDataHandler = say
    try:
        with found.open(name) as file:
            while piece := file.read(PIECE):
                reading.feed(piece)
        reading.parser.Parse(b"", True)
    except expat.ExpatError:
        raise refusing.damaged() from None


class Reading:
    """A part that is read, and what of it was seen and paid for."""

    def __init__(self, budget: Budget, see: See) -> None:
        self.budget, self.see = budget, see
        self.depth = self.length = self.cost = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.EntityDeclHandler = refuse_entity
        self.parser.StartDoctypeDeclHandler = refuse_own_rules

    def start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self.cost += COST_OF_ELEMENT + COST_OF_ATTRIBUTE * len(attributes)
        if self.depth > DEEPEST:
            raise refusing.damaged()
        self.see(name, attributes)

    def end(self, _name: str) -> None:
        self.depth -= 1

    def feed(self, piece: bytes) -> None:
        self.parser.Parse(piece, False)
        self.length += len(piece)
        self.budget.spend(len(piece) + self.cost)
        self.cost = 0
        is_long = self.length - self.parser.CurrentByteIndex > LONGEST
        if is_long or len(self.parser.intern) > MOST_NAMES:
            raise refusing.damaged()


def refuse_entity(*_declared) -> None:
    raise refusing.damaged()


def refuse_own_rules(_name, _system, _public, has_rules: int) -> None:
    """Raise ValidationError for a DTD in the part: it could add to each element."""
    if has_rules:
        raise refusing.damaged()
