"""British and American spellings of one word: each is looked for by the other.

Most of the forms tried here are no words; only those in the vocabulary count.
"""

import re
from collections.abc import Iterator

# The possible endings after it: verbs in -ise, nouns in -our or -re, and so on.
VERB = r"(?=(?:e[drs]?|ers|ing|able|ation.*)$)"
NOUN = r"(?=(?:s|d|ed|e[dr]s?|ings?|able|al|ful|less|ite|ites|ism|ist|hood|ly)?$)"
PLURAL, ENDED, DOUBLED = r"(?=s?$)", r"(?=[ds]?$)", r"(?=(?:ed|ers?|ings?|ists?)$)"
PAIRS = (
    ("is", "iz", VERB),
    ("ys", "yz", VERB),
    ("our", "or", NOUN),
    ("tre", "ter", NOUN),
    ("bre", "ber", NOUN),
    ("ogue", "og", NOUN),
    ("ence", "ense", ENDED),
    ("ice", "ise", ENDED),
    ("ll", "l", DOUBLED),
    ("gramme", "gram", PLURAL),
    ("fulfil", "fulfill", r"(?=s?$|ment)"),
    ("enrol", "enroll", r"(?=s?$|ment)"),
    ("inium", "inum", "$"),
    ("geing", "ging", "$"),
    ("dgement", "dgment", ""),
    ("sulph", "sulf", ""),
    ("haem", "hem", ""),
    ("anaem", "anem", ""),
    ("paed", "ped", ""),
    ("archae", "arche", ""),
    ("oestr", "estr", ""),
    ("foet", "fet", ""),
    ("rhoea", "rhea", ""),
    ("mould", "mold", ""),
    ("plough", "plow", ""),
    ("grey", "gray", ""),
    ("scept", "skept", ""),
    ("artefact", "artifact", ""),
)
WAYS = [
    (re.compile(written + after), instead)
    for british, american, after in PAIRS
    for written, instead in ((british, american), (american, british))
]


def other_spellings(form: str) -> set[str]:
    return {one for one in respelt(form) if one != form}


def respelt(form: str) -> Iterator[str]:
    for pattern, instead in WAYS:
        for match in pattern.finditer(form):
            yield form[: match.start()] + instead + form[match.end() :]
