"""The row of a language. Its defaults are the neutral answers for what it lacks: no
stop words, lemmas or compounds, Unicode folding alone, dates as Django writes them.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

# Letters that addresses spell in others, before all accents are taken off:
# those that aren't a Latin one with an accent, and umlauts.
LETTERS = (
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | {"ø": "oe", "Ø": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d"}
    | {"Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "–": "-", "—": "-", "/": "-"}
)
UMLAUTS = LETTERS | {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"
}  # fmt: skip


def noted(message: str) -> str:
    """Mark a message for the catalogues, as Django's `gettext_noop` does. That one asks
    the settings, which ask this table.
    """
    return message


# Words that people read silently in a minute, where nobody measured it.
READING_SPEED = 200


class Days(NamedTuple):
    """Formats of days for Django's `date_format`.

    `long` stands alone, `listed` beside others, `short` in lists of publications.
    `cited` has its month in words.
    """

    long: str = "DATE_FORMAT"
    listed: str = "SHORT_DATE_FORMAT"
    short: str = "SHORT_DATE_FORMAT"
    cited: str = "DATE_FORMAT"
    # The first day of a month, where it isn't the number 1: “1er”.
    first: str = ""
    # True where Django's names of months have a capital that the language hasn't.
    is_lower: bool = False


class Quotes(NamedTuple):
    """Quotation marks, with the blanks that belong to them; inner ones as well."""

    opening: str = "“"
    closing: str = "”"
    inner_opening: str = "‘"
    inner_closing: str = "’"


class Due(NamedTuple):
    """Words by which sentences name deadlines. `*` stands for letters, a hyphen for a
    blank.
    """

    # Before a day that ends something by itself; and before one that needs a cue.
    until: str = ""
    on: str = ""
    cues: str = ""
    opens: str = ""
    # Before the former day, and words that say that a day was moved.
    former: str = ""
    moved: str = ""
    # Before the former and the new day of a moved one, and the two days of a range.
    since: str = ""
    to: str = ""
    rolling: str = ""
    # Words of sentences about other days: events, results, beginnings.
    others: str = ""


QUOTES, DAYS, DUE = Quotes(), Days(), Due()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. Words are strings of words in small letters, set apart by blanks.

    `code` is Django's: small letters, `de-ch`. `name` is the name in the language
    itself, `label` the English one, which the catalogues translate.
    """

    code: str
    name: str
    label: str
    # As Open Graph names it, with its country; "" where none can be told.
    locale: str = ""
    is_rtl: bool = False
    # True if the desk speaks it: then its catalogue has every message.
    has_desk: bool = False
    # The home page as its own readers call it, linked from pages in other languages.
    home: str = ""
    # The link to an article in this language, from the same in another.
    invitation: str = ""
    # Languages whose words readers of this one understand, the nearest first. They come
    # before all others where something isn't said in this language.
    fallbacks: tuple[str, ...] = ()

    # -- Search
    # An algorithm of Snowball, and a dictionary of simplemma; "" for none.
    stemmer: str = ""
    dictionary: str = ""
    # The rules of search for compounds and the like: a name that search knows.
    grammar: str = ""
    # The endings of inflected words, tried with the dictionary.
    endings: str = ""
    # Words that lose their vowel before another, which an apostrophe sets apart.
    elided: str = ""
    # Words too frequent to say anything, and more of them in questions. Those with a
    # hyphen are typed as several.
    stop_words: str = ""
    asking_words: str = ""
    question_words: str = ""

    # -- Text
    # Words of which texts are full, and which other languages don't have.
    small_words: str = ""
    # Words with which web pages begin captions, and links to other pages.
    asides: str = ""
    # In small letters, without their last full stop.
    abbreviations: str = ""
    # A full stop after a number of few digits, or after a Roman one, makes an ordinal.
    has_ordinals: bool = False
    quotes: Quotes = QUOTES
    letters: dict[str, str] = field(default_factory=lambda: LETTERS)
    reading_speed: int = READING_SPEED
    # A formula that the desk knows, "flesch"; "" for LIX, which needs no syllables.
    readability: str = ""
    # Numbers in words: from 0 to 20, the tens from 30 to 90, and words that multiply.
    # `joint` is between the parts of a compound: fünfUNDzwanzig.
    cardinals: str = ""
    tens: str = ""
    magnitudes: dict[str, int] = field(default_factory=dict)
    joint: str = ""
    # Words for one before such a word; parts of a whole, in per cent; and phrases for
    # one of so many, “one in five”, where * stands for letters.
    ones: str = ""
    shares: dict[str, float] = field(default_factory=dict)
    one_of: dict[str, int] = field(default_factory=dict)

    # -- What is printed
    days: Days = DAYS
    # Between the cells of a table for spreadsheets; numbers don't have this sign.
    separator: str = ","
    due: Due = DUE
    # The zone that a source in this language means if it names none; and the regions
    # that write a day in numbers with its month first.
    zone: str = "UTC"
    month_first: str = ""
    # Cities that zones are called after, where the language calls them otherwise.
    cities: dict[str, str] = field(default_factory=dict)
    # The slug of an article whose headline has no Latin letter.
    article_slug: str = "article"
    # The citation style: its name in English, which the catalogues translate, and the
    # citation as text. `cited_author` is its part before the title, left out if nobody
    # is named. After `:.` a part ends like a sentence.
    style: str = ""
    citation: str = "{author}“{title:.}” {site}, {day}. {url}"
    cited_author: str = "{author:.} "
    # As biblatex names it; "" where it has no name for it.
    biblatex: str = ""
    # The sentence for readers of other languages, in English for the catalogues.
    lacking: str = ""

    @property
    def base(self) -> str:
        """Return the code without its region."""
        return self.code.partition("-")[0]
