"""How headlines and teasers are set in cards: unbroken names, whole sentences."""

import re
from html import escape

from django import template
from django.utils.safestring import SafeString

from articles.content import excerpt_of, plain_text, whole_sentences
from articles.models import Article

register = template.Library()
# Of a card's text: two lines beside a picture, three on a telephone.
TEASER = 140
# A short first part belongs to the second: ITER-Übereinkommen, Max-Planck-Gesellschaft.
NAME = re.compile(r"(?<![\w/-])\w{1,5}-\w+")
# As wide a word fits into a telephone's column in the largest headline.
WIDEST = 20


@register.filter
def unbroken(headline: str) -> SafeString:
    """Print a headline in which no line ends inside a name such as Max-Planck.

    The hyphen stays one, so that who looks for the name on the page finds it.
    """
    return SafeString(NAME.sub(kept_whole, escape(headline)))


def kept_whole(found: re.Match[str]) -> str:
    word = found[0]
    return word if len(word) > WIDEST else f'<span class="whole">{word}</span>'


@register.filter
def teased(article: Article) -> str:
    """Return a sentence or two of an article: of its teaser, else of its text."""
    said = excerpt_of(article) if article.teaser else plain_text(article.body)
    return whole_sentences(said, TEASER, article.language)
