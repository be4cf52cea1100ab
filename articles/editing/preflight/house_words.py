"""The check for words that the house avoids, in all that an article says by itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.editing.preflight.language import told_in
from articles.editing.preflight.pictures import Use, lead_use, uses_inside
from articles.editing.preflight.registry import WARNING, Remark, check
from articles.editing.preflight.whole_words import WholeWords, spellings
from articles.foundation.text import clean_line
from articles.models import Article, HouseWord


@dataclass(frozen=True, slots=True)
class Rule:
    """A house word: to use it in place of those to avoid."""

    word: str
    avoided: tuple[str, ...]
    since: date
    reason: str

    def remark(self, found: list[str], times: Counter[str]) -> str:
        named = ", ".join(quoted(one, times[one]) for one in found)
        said = _("%(avoided)s: the house says “%(word)s” (since %(day)s).") % {
            "avoided": named,
            "word": self.word,
            "day": date_format(self.since),
        }
        return f"{said} {self.reason}".strip()


def quoted(word: str, times: int) -> str:
    if times == 1:
        return _("“%(word)s”") % {"word": word}
    return _("“%(word)s” (%(count)s×)") % {"word": word, "count": times}


@check("house-word", level=WARNING, field="body", dated=True)
def words_are_the_houses(article: Article, day: date) -> Iterator[Remark]:
    rules = rules_for(article, day)
    if not rules:
        return
    words = words_of(rules)
    for field, texts in texts_of(article).items():
        times = words.count("\n".join(texts))
        for rule in rules if times else ():
            if found := [one for one in rule.avoided if times[one]]:
                yield Remark(rule.remark(found, times), field=field)


def rules_for(article: Article, day: date) -> tuple[Rule, ...]:
    """Return those that hold on the day that the article will print."""
    published = article.edition.published_at
    day = timezone.localdate(published) if published else day
    rows = HouseWord.objects.in_force(article.language, article.dated or day)
    return tuple(
        Rule(word, tuple(avoid.split("\n")), since, reason)
        for word, avoid, since, reason in rows.values_list(
            "word", "avoid", "since", "reason"
        )
    )


# Nothing in it can be out of date: other rules have words of their own.
@lru_cache(maxsize=8)
def words_of(rules: tuple[Rule, ...]) -> WholeWords:
    """Return the words to find, each with the spelling of the list; the words to use
    with "", so that nothing is found within them.
    """
    meanings: dict[str, str] = {}
    for rule in rules:
        meanings |= dict.fromkeys(spellings(rule.word), "")
    listed = [(one, rule.word) for rule in rules for one in rule.avoided]
    for one, word in listed:
        meanings |= dict.fromkeys(set(spellings(one)) - {word}, one)
    # A word with a capital of its own isn't another one at a sentence's beginning.
    meanings |= {one: one for one, _word in listed}
    return WholeWords(meanings)


def texts_of(article: Article) -> dict[str, list[str]]:
    """Return the texts in the article's language, by field; no quotations."""
    body = [passage.unquoted for passage in told_in(article)]
    return {
        "headline": [clean_line(article.headline)],
        "teaser": [clean_line(article.teaser)],
        "lead_image": [text for use in lead_use(article) for text in said_of(use)],
        "body": body + [text for use in uses_inside(article) for text in said_of(use)],
    }


def said_of(use: Use) -> tuple[str, str]:
    """Return the words of a picture as this article prints them."""
    return use.alt, use.said.caption or use.image.caption_in(use.language)
