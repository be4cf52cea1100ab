"""Groups that stay on one line: a day with its month, a number with its unit,
“§ 16”, “z. B.”, “Dr. X”.

An element holds it together, and no sign is put in place of the space: text that
readers copy, and all that programs read of a page, is what the author typed. The words
are those of all our languages, because none of them means anything else in another.
"""

import re
from collections.abc import Iterator

# As wide a group fits into a telephone's column in the largest headline.
WIDEST = 20
OPENED, CLOSED = '<span class="whole">', "</span>"

MONTHS = (
    "Jan(?:uary?|uar)?|Feb(?:ruary?|ruar)?|M(?:ärz|rz|är|arch|ar|ay|ai)|Apr(?:il)?|"
    "Ju(?:ne|ni|n|ly|li|l)|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|"
    "De[cz](?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
    "octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|"
    "agosto|settembre|ottobre|novembre|dicembre"
)
# Words that multiply, which another unit may follow: 500 Millionen Euro.
LARGE = (
    r"Mio\.|Mrd\.|Million(?:en)?|Milliarden?|[mbt]r?illion|millions|milliards?|"
    "milion[ei]|miliard[oi]|Tausend|thousand|mille|mila"
)
UNITS = (
    "[%‰€$£¥]|°[CF]?|Prozent(?:punkte?n?)?|per cent|percent|pour cent|per cento|"
    "Euros?|euros?|EUR|Dollars?|dollars?|USD|Franken|CHF|Pfund|pounds?|"
    "Uhr|Grad|Stunden?|Minuten?|Sekunden?|Tagen?|Wochen?|Monaten?|Jahren?|"
    "hours?|minutes?|seconds?|days?|weeks?|months?|years?|heures?|jours?|mois|ans|"
    "ore|giorni|mesi|anni|Tonnen?|tonnes?|Hektar|hectares?|Kilometern?|kilometres?|"
    "Metern?|metres?|Seiten?|pages?|[kcmµn]?m[²³23]?|[kmµ]?g|t|h|ha|min|[KMGTP]B|"
    "[kMGT]?(?:Wh?|V|Hz)|[kMGT]?eV|ppm|a\\.m\\.|p\\.m\\."
)
NUMBER = r"(?<![\w.,&#])\d{1,3}(?:[ ]\d{3})+(?!\d)|(?<![\w.,:&#])\d[\d.,:]*(?<![.,:])"
BEFORE_NUMBER = (
    r"§§?|Artt?\.|Nrn?\.|Abs\.|Abb\.|Bd\.|Kap\.|Tab\.|Ziff\.|Rn\.|Az\.|Anm\.|"
    r"SS?\.|Nos?\.|Figs?\.|pp?\.|vol\.|art\.|chap\.|[nN]°"
)
TITLES = r"(?:(?:Prof|Dr|Mag|Mrs?|Ms|Hr|Fr|St|Dott|Sig|Pr|Me)\.|Mme|Mlle)"
GROUPS = "|".join(
    [
        rf"(?<![\w.,&#])\d{{1,2}}(?:\.|st|nd|rd|th|er|º)? (?:{MONTHS})(?!\w)",
        rf"(?<!\w)(?:{MONTHS})\.? \d{{1,2}}(?![\w.:])",
        rf"(?:{NUMBER})(?: (?:{LARGE})(?!\w))?(?: (?:{UNITS})(?!\w))?",
        rf"(?<!\w)(?:{BEFORE_NUMBER}) \d[\w/]*",
        # z. B., i. d. R.; initials before a name.
        r"(?<![\w.&#])[^\W\d_]\.(?: [^\W\d_]\.)*(?: [A-ZÄÖÜ][\w’-]+)?",
        rf"(?<!\w){TITLES}(?: {TITLES})* [A-ZÄÖÜ][\w’-]*",
        # In French a space stands before these signs, and after an opening quote.
        r"(?<!\S)[^\s<>]+ [;:!?»](?![^\s.,)])|(?<!\S)« [^\s<>]+(?: »)?",
    ]
)
# Most places are left after one look: a group begins with a word, which begins with a
# digit, ends with a sign or a title, or stands before a digit or a sign.
BEGINNING = r"(?<!\w)(?=\S)"
HINT = r"(?=\d|[^ ]*(?:(?<=[.§°«])|(?<=Mme)|(?<=Mlle)) |[^ ]* [\d;:!?»])"
TOGETHER = f"{HINT}(?:{GROUPS})"
GROUP = re.compile(f"{BEGINNING}{TOGETHER}")
# A tag of sanitised HTML or of our own: attributes in double quotes.
TAG = re.compile(r'(<(?:[^"<>]|"[^"]*")*>)')


def unbroken_spans(
    text: str, pattern: re.Pattern[str] = GROUP
) -> Iterator[tuple[int, int]]:
    """Yield where the groups of an escaped text begin and end."""
    for found in pattern.finditer(text):
        start, end = found.span()
        # Of one too long for a narrow column, its last words may begin another line.
        while end - start > WIDEST:
            end = max(text.rfind(" ", start, end), start)
        if " " in text[start:end] or "-" in text[start:end]:
            yield start, end


def unbroken_html(html: str) -> str:
    """Hold the groups in HTML together; its tags stay as they are."""
    pieces = TAG.split(html)
    pieces[::2] = map(unbroken_text, pieces[::2])
    return "".join(pieces)


def unbroken_text(text: str) -> str:
    """Hold the groups in an escaped text together."""
    html, done = [], 0
    for start, end in unbroken_spans(text):
        html += [text[done:start], OPENED, text[start:end], CLOSED]
        done = end
    return "".join([*html, text[done:]])
