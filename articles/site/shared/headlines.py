"""Headlines and teasers in cards: unbroken names, whole sentences."""

import re
from bisect import bisect_right
from html import escape
from itertools import accumulate, chain, pairwise

from django.utils.safestring import SafeString

from articles.domain.content import excerpt_of, plain_text, whole_sentences
from articles.models import Article

# Around headline and text of a cached card: a search shows them in its own way. No text
# has a comment that could be taken for it, since all of them are escaped.
SAID = SafeString("<!-- said -->")
# The length of a card's text: two lines beside a picture, three on a telephone.
TEASER = 140
# A short first part belongs to the second: ITER-Übereinkommen, Max-Planck-Gesellschaft.
# So does a number to what it counts in: 20 %, 1,5 Milliarden, 100 km.
NAME = re.compile(
    r"(?<![\w/-])\w{1,5}-\w+"
    r"|(?<![\w.,])\d[\d.,]*[ \u00a0\u202f](?:[%‰€$£]|(?:"
    r"Prozent|per cent|Euro|euros?|Mio\.?|Mrd\.?|Millionen|Milliarden|[mb]illion|"
    r"Uhr|°C|[kcm]?m²?|k?g|t|[KMGT]B|[kMGT]Wh?)(?!\w))"
)
MARK = re.compile("(</?mark>)")
# As wide a word fits into a telephone's column in the largest headline.
WIDEST = 20


def unbroken(headline: str) -> SafeString:
    """Print a headline in which no line ends inside a name such as Max-Planck.

    The hyphen stays one, so that a search for the name in the page finds it.
    """
    return SafeString(NAME.sub(kept_whole, escape(headline)))


def unbroken_marked(headline: str) -> SafeString:
    """Do the same with HTML in which words are marked: a name may be so in part."""
    pieces = MARK.split(headline)
    text = "".join(pieces[::2])
    edges = [0, *accumulate(map(len, pieces[::2]))]
    names = [one.span() for one in NAME.finditer(text) if len(one[0]) <= WIDEST]
    cuts = sorted({*edges, *chain.from_iterable(names)})
    starts, ends = map(set, zip(*names, strict=True)) if names else (set(), set())
    html = []
    for start, end in pairwise(cuts):
        # Before the first mark stands what isn't marked, be it nothing.
        is_marked = (bisect_right(edges, start) - 1) % 2
        piece = text[start:end]
        html += ['<span class="whole">'] * (start in starts)
        html.append(f"<mark>{piece}</mark>" if is_marked else piece)
        html += ["</span>"] * (end in ends)
    return SafeString("".join(html))


def kept_whole(found: re.Match[str]) -> str:
    word = found[0]
    return word if len(word) > WIDEST else f'<span class="whole">{word}</span>'


def teased(article: Article) -> str:
    """Return a sentence or two of an article: of its teaser, else of its text."""
    said = excerpt_of(article) if article.teaser else plain_text(article.body)
    return whole_sentences(said, TEASER, article.language)
