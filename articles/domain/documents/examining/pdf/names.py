"""The names in a PDF of what acts, loads or carries files, found piece by piece."""

import re
from collections.abc import Iterable, Iterator

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.budget import Budget

SPACE = rb"[\x00\t\n\f\r ]"
REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%#]"
END = rb"(?=[\x00\t\n\f\r /<>\[\](){}%])"
REFERENCE = rb"[0-9]{1,10}%b{1,9}[0-9]{1,5}%b{1,9}R" % (SPACE, SPACE)
# More space than this, or a comment, would only hide what follows a name.
VALUE = rb"%b{0,64}+(?:<<|%b|%%|%b)" % (SPACE, REFERENCE, SPACE)
PARTS = {
    b"space": SPACE, b"regular": REGULAR, b"end": END, b"reference": REFERENCE,
    b"value": VALUE, b"place": rb"\[[^\[\]()<>%]{0,300}\]",
}  # fmt: skip
# Names so short could stand in a picture by chance: so with what follows them.
TELLING = re.compile(
    rb"""
    /(?:
        (?P<acting>
            (?:JavaScript|Launch|Rendition|RichMedia|OnInstantiate|SubmitForm|ImportData
              |XFA|Movie|Sound|GoToR)%(end)b
            |AA(?!%(space)b{0,9}<<%(space)b{0,9}>>)%(value)b
            |JS%(space)b{0,64}
              (?:\(%(space)b{0,9}[A-Za-z_]{3}|<[0-9A-Fa-f]{6}|%(reference)b)
        )
        |(?P<encrypted>Encrypt%(end)b)
        |(?P<carrying>
            (?:EmbeddedFiles?|GoToE|FileAttachment|Filespec)%(end)b
            |EF%(value)b
        )
    )
    """
    % PARTS,
    re.VERBOSE,
)
REFUSED = {
    "acting": refusing.acting,
    "encrypted": refusing.encrypted,
    "carrying": refusing.carrying,
}
# A name with a letter that is written as its number.
ESCAPED = re.compile(rb"/(?:" + REGULAR + rb"*+#)++" + REGULAR + rb"*+")
LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
COST_OF_NAME = 200
# Nothing that is looked for is longer than what two pieces have in common, also when
# each letter of it is written as three.
PIECE, OVERLAP = 1_000_000, 3_072
OPENING = re.compile(rb"/OpenAction" + END + SPACE + rb"{0,64}+")
# A file that is opened may do this alone: it shows one of its pages.
SHOWING = re.compile(
    rb"""
    %(place)b
    |null%(end)b
    |<<(?:
        %(space)b*+
        (?:/Type%(space)b*+/Action%(end)b
          |/S%(space)b*+/GoTo%(end)b
          |/D%(space)b*+(?:
              %(place)b|\([^()\\]{0,200}\)|<[0-9A-Fa-f]{0,200}>|/%(regular)b{1,100}
              |%(reference)b)
        )
    )*+%(space)b*+>>
    """
    % PARTS,
    re.VERBOSE,
)
REFERRED = re.compile(rb"([0-9]{1,10})%b{1,9}[0-9]{1,5}%b{1,9}R" % (SPACE, SPACE))
MOST_OPENED = 20


class Names:
    """All that was read of a file; `opened` has the objects that opening it calls."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.opened: set[int] = set()

    def look_through(self, pieces: Iterable[bytes]) -> None:
        """Raise ValidationError for a name of what may not be in a file."""
        for text, is_last in overlapping(pieces):
            plain = self.unescaped(text) if b"#" in text else text
            found = TELLING.search(plain)
            if found:
                raise REFUSED[str(found.lastgroup)]()
            # A name too near to the end is seen whole in the next piece.
            end = len(plain) if is_last else len(plain) - OVERLAP // 3
            for opening in OPENING.finditer(plain):
                if opening.start() <= end:
                    self.see_opening(plain, opening.end())

    def unescaped(self, data: bytes) -> bytes:
        """Return the bytes with each `#4A` of a name as its letter."""

        def spell(found: re.Match[bytes]) -> bytes:
            self.budget.spend(COST_OF_NAME)
            return LETTER.sub(lambda one: bytes([int(one[1], 16)]), found[0])

        return ESCAPED.sub(spell, data)

    def see_opening(self, data: bytes, place: int) -> None:
        if SHOWING.match(data, place):
            return
        called = REFERRED.match(data, place)
        if not called or len(self.opened) >= MOST_OPENED:
            raise refusing.acting()
        self.opened.add(int(called[1]))


def overlapping(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield each piece behind the end of the last one, and whether it is the last."""
    kept = b""
    for piece in pieces:
        text = kept + piece
        yield text, False
        kept = text[-OVERLAP:]
    yield kept + b" ", True


def cut(data: bytes) -> Iterator[bytes]:
    for place in range(0, len(data), PIECE):
        yield data[place : place + PIECE]
