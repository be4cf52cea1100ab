"""Checks that an article is in its language, translations are translated, and passages
in other languages are marked.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _, gettext_lazy

from articles.editing.preflight.passages import Passage, read, shortened
from articles.editing.preflight.registry import WARNING, check
from articles.foundation.languages import clear_language, language_name
from articles.foundation.text import fold
from articles.models import Article

# Shorter passages may be the same in both languages: names, figures, titles.
LEAST = 40
# So many passages are named one by one.
NAMED = 3
STILL_ORIGINAL = {
    "headline": gettext_lazy(
        "The headline is still that of the original. Translate it into %(name)s."
    ),
    "teaser": gettext_lazy(
        "The teaser is still that of the original. Translate it into %(name)s."
    ),
}


def foreign(article: Article, text: str) -> str:
    """Return the language of a text if it clearly isn't the article's."""
    found = clear_language(text)
    return found if found != base_of(article.language) else ""


def base_of(code: str) -> str:
    """Return a code without its region: no region's words can be told apart."""
    return code.partition("-")[0].lower()


def untranslated(article: Article, said: str, original: str) -> bool:
    """Return whether a text is still the original's, or in another language."""
    return bool(said) and (fold(said) == fold(original) or bool(foreign(article, said)))


def lines_translated(article: Article, name: str) -> Iterator[str]:
    original = article.translated_from
    said, before = getattr(article, name), getattr(original, name, "")
    if original and untranslated(article, said, before):
        yield STILL_ORIGINAL[name] % {"name": language_name(article.language)}


@check("headline-untranslated", level=WARNING, field="headline")
def headline_translated(article: Article) -> Iterator[str]:
    return lines_translated(article, "headline")


@check("teaser-untranslated", level=WARNING, field="teaser")
def teaser_translated(article: Article) -> Iterator[str]:
    return lines_translated(article, "teaser")


@check("text-untranslated", level=WARNING, field="body")
def text_translated(article: Article) -> Iterator[str]:
    passages = told_in(article)
    if is_foreign(article, passages):
        yield _(
            "The text is in another language than the article. Translate it into "
            "%(name)s."
        ) % {"name": language_name(article.language)}
    elif original := article.translated_from:
        before = {one.text for one in read(original.body).passages}
        same = [it for it in passages if len(it.own) >= LEAST and it.text in before]
        name = language_name(article.language)
        for passage in same[:NAMED]:
            yield _(
                "The passage “%(text)s” is still that of the original. "
                "Translate it into %(name)s, or mark its language."
            ) % {"text": shortened(passage.own), "name": name}


@check("foreign-passage", level=WARNING, field="body")
def other_languages_marked(article: Article) -> Iterator[str]:
    passages = told_in(article)
    if is_foreign(article, passages):
        return
    original = article.translated_from
    before = {one.text for one in read(original.body).passages} if original else set()
    found = [
        it for it in passages if it.text not in before and foreign(article, it.own)
    ]
    for passage in found[:NAMED]:
        yield _(
            "The passage “%(text)s” seems to be in %(name)s. Mark its language, so "
            "that it is read aloud in the right one."
        ) % {
            "text": shortened(passage.own),
            "name": language_name(foreign(article, passage.own)),
        }


def told_in(article: Article) -> list[Passage]:
    """Return the passages that are marked as being in the article's language."""
    return [
        passage
        for passage in read(article.body).passages
        if base_of(passage.language) in {"", base_of(article.language)}
    ]


def is_foreign(article: Article, passages: list[Passage]) -> bool:
    """Return whether more of the text is in another language than in the article's."""
    lengths = {True: 0, False: 0}
    for passage in passages:
        if found := clear_language(passage.own):
            lengths[found != base_of(article.language)] += len(passage.own)
    return lengths[True] > lengths[False]
