"""Headlines and teasers as pages show them: unbroken names, hyphens at the joints of
compounds, whole sentences.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import accumulate, pairwise

from django.utils.safestring import SafeString

from articles.domain.content import excerpt_of, plain_text, whole_sentences
from articles.domain.search import joints
from articles.foundation.languages import active_language
from articles.foundation.markup import (
    BEGINNING,
    CLOSED,
    OPENED,
    TOGETHER,
    unbroken_spans,
)
from articles.models import Article

# Around headline and text of a cached card: a search shows them in its own way. No text
# has a comment that could be taken for it, since all of them are escaped.
SAID = SafeString("<!-- said -->")
# The length of a card's text, two lines beside a picture. Its first sentence is shown
# whole; the second number bounds texts without a full stop.
TEASER, FIRST_SENTENCE = 140, 1_000
# A short first part belongs to the second: ITER-Übereinkommen, Max-Planck-Gesellschaft.
GROUP = re.compile(rf"{BEGINNING}(?:(?<![/-])\w{{1,5}}-\w+|{TOGETHER})")
# Words of so many letters may be too wide for a telephone, and for any column.
LONG_WORD, VERY_LONG = re.compile(r"[^\W\d_]{16,}"), 24
MARK = re.compile("(</?mark>)")
# The style sheet puts a soft hyphen here. It is none of the page's signs, so nobody
# copies it, and no program reads it.
JOINT = '<span class="joint"></span>'
JOINT_ON_PHONES = '<span class="joint joint-narrow"></span>'


@lru_cache(maxsize=5_000)
def printed_headline(headline: str, language: str) -> SafeString:
    """Return a headline in which no line ends inside a name such as Max-Planck, and
    long words may be divided.

    Its own signs stay, so that a search for the name in the page finds it.
    """
    return set_headline(escape(headline), language)


def unbroken(headline: str) -> SafeString:
    return printed_headline(str(headline), active_language())


def unbroken_marked(headline: str) -> SafeString:
    """Do the same with HTML in which words are marked: a name may be so in part."""
    return set_headline(headline, active_language())


def set_headline(html: str, language: str) -> SafeString:
    pieces = MARK.split(html)
    text = "".join(pieces[::2])
    edges = list(accumulate(map(len, pieces[::2]), initial=0))
    groups = list(unbroken_spans(text, GROUP))
    starts, ends = ({one[at] for one in groups} for at in (0, 1))
    hyphens = {
        place: hyphen
        for place, hyphen in places(text, language)
        if not any(start < place < end for start, end in groups)
    }
    found, number = [], 0
    for start, end in pairwise(sorted({*edges, *starts, *ends})):
        # Before the first mark stands what isn't marked, be it nothing.
        while edges[number + 1] <= start:
            number += 1
        piece = with_joints(text, start, end, hyphens)
        found += [OPENED] * (start in starts)
        found.append(f"<mark>{piece}</mark>" if number % 2 else piece)
        found += [CLOSED] * (end in ends)
    return SafeString("".join(found))


def places(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield the joints of a text's long compounds, each with its hyphen."""
    for word in LONG_WORD.finditer(text):
        hyphen = JOINT if len(word[0]) >= VERY_LONG else JOINT_ON_PHONES
        for place in joints(word[0], language):
            yield word.start() + place, hyphen


def with_joints(text: str, start: int, end: int, hyphens: dict[int, str]) -> str:
    found, done = [], start
    for place, hyphen in hyphens.items():
        if start < place <= end:
            found += [text[done:place], hyphen]
            done = place
    return "".join([*found, text[done:end]])


def teased(article: Article) -> str:
    """Return a sentence or two of an article: of its teaser, else of its text."""
    said = excerpt_of(article) if article.teaser else plain_text(article.body)
    return whole_sentences(said, TEASER, article.language, first=FIRST_SENTENCE)
