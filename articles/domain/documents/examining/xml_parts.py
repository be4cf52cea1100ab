"""The parts of an office file that are XML: its elements, by their real names.

No prefix and no encoding hides one, and a file with entities of its own is refused.
"""

from collections.abc import Callable
from xml.parsers import expat

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.archive import Opened

# A part of this size has some million elements.
MOST, PIECE = 64_000_000, 256 * 1024
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
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = see
    parser.EntityDeclHandler = refuse_entity
    if say:
        parser.CharacterDataHandler = say
    length = 0
    try:
        with found.open(name) as file:
            while piece := file.read(PIECE):
                length += len(piece)
                if length > MOST:
                    raise refusing.too_much_inside()
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise refusing.damaged() from None


def refuse_entity(*_declared) -> None:
    raise refusing.damaged()
