"""An invented export of TYPO3's `tx_news`: a table of any number of rows, with all ways
in which TYPO3 keeps one from readers.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

SECRET = "Geheimsache"
COLUMNS = (
    "uid", "pid", "tstamp", "deleted", "hidden", "starttime", "endtime", "fe_group",
    "sys_language_uid", "l10n_parent", "l10n_diffsource", "t3ver_wsid", "t3ver_state",
    "t3ver_oid", "sorting", "title", "teaser", "bodytext", "datetime", "author",
    "author_email", "categories", "tags", "path_segment",
)  # fmt: skip
PAST, FUTURE = "1262304000", "4102444800"
# The ways of keeping a row from readers, by the columns that say so.
WITHHELD = (
    {"deleted": "1"},
    {"hidden": "1"},
    {"starttime": FUTURE},
    {"endtime": PAST},
    {"fe_group": "3"},
    {"fe_group": "-2"},
    {"t3ver_wsid": "1", "t3ver_oid": "7"},
    {"datetime": FUTURE},
    {"bodytext": f"<p hidden>{SECRET}</p>"},
    {"bodytext": f"[members]{SECRET}[/members]"},
)
MAPPING = """\
site = "www.alt.example"
table = "tx_news"
language = "de"
files = "/fileadmin/"

[columns]
id = "uid"
headline = "title"
teaser = "teaser"
body = "bodytext"
date = "datetime"
slug = "path_segment"
author = "author"
language = "sys_language_uid"
original = "l10n_parent"
from = "starttime"
until = "endtime"
labels = ["categories", "tags"]
ignored = [
    "pid", "tstamp", "l10n_diffsource", "t3ver_state", "sorting", "author_email",
]
undecided = []

[languages]
"0" = "de"
"1" = "en"

[[condition]]
column = "deleted"
public = ["0"]
otherwise = "leave-out"

[[condition]]
column = "hidden"
public = ["0"]

[[condition]]
column = "fe_group"
public = ["", "0"]
otherwise = "private"

[[condition]]
column = "t3ver_wsid"
public = ["0"]
otherwise = "leave-out"

[[condition]]
column = "t3ver_oid"
public = ["0"]
otherwise = "leave-out"

[[address]]
pattern = "/aktuelles/detail/{path_segment}"
language = "de"

[[address]]
pattern = "/en/news/detail/{path_segment}"
language = "en"

[[address]]
pattern = "/index.php?id=12&tx_news_pi1[news]={uid}"

[[lead]]
from = "/rss.xml"
to = "feed"
language = "de"

[[lead]]
from = "/aktuelles/themen/garten"
to = "category"
as = "Garten"
"""


def row(uid: int, **said: str) -> dict[str, str]:
    """Return a row that everybody could read, unless `said` says otherwise."""
    day = datetime(2015, 1, 1 + uid % 28, 9, uid % 60, tzinfo=UTC)
    told = {
        "uid": str(uid),
        "pid": "4",
        "tstamp": PAST,
        "sorting": str(uid * 256),
        "title": f"Offene Nachricht {uid}",
        "teaser": f"Wovon die Nachricht {uid} handelt.",
        "bodytext": f"<p>Der Text der Nachricht {uid}.</p>",
        "datetime": str(int(day.timestamp())),
        "author": "Erika Muster",
        "author_email": "erika@alt.example",
        "categories": "Garten" if uid % 2 else "Hafen",
        "tags": "Rosen, Äpfel" if uid % 3 else "",
        "path_segment": f"nachricht-{uid}",
    }
    zeros = (
        "deleted", "hidden", "starttime", "endtime", "sys_language_uid", "l10n_parent",
        "t3ver_wsid", "t3ver_state", "t3ver_oid",
    )  # fmt: skip
    return dict.fromkeys(COLUMNS, "") | dict.fromkeys(zeros, "0") | told | said


def secret(uid: int, **said: str) -> dict[str, str]:
    """Return a row of which no word may become public."""
    told = {
        "title": f"{SECRET} {uid}",
        "teaser": f"{SECRET} {uid}",
        "bodytext": f"<p>{SECRET} {uid}.</p>",
        "path_segment": f"{SECRET.lower()}-{uid}",
        "tags": f"{SECRET}",
    }
    return row(uid, **told | said)


def translation(original: dict[str, str], uid: int, make=row, **said: str):
    """Return the row of another one in English; TYPO3 copies no column but these."""
    of = {"sys_language_uid": "1", "l10n_parent": original["uid"]}
    return make(uid, **of | said)


def rows(number: int) -> list[dict[str, str]]:
    """Return so many rows in blocks of twenty: public ones, each way of withholding
    one, and translations of public rows and of others.
    """
    found: list[dict[str, str]] = []
    while len(found) < number:
        first = len(found) + 1
        block = [row(first + place) for place in range(5)]
        block += [
            secret(first + 5 + place, **said) for place, said in enumerate(WITHHELD)
        ]
        english = {"title": f"Open news {first}", "path_segment": f"news-{first}"}
        block += [
            translation(block[0], first + 15, **english),
            translation(block[1], first + 16, secret, hidden="1"),
            # TYPO3 shows none of them, though their own columns hide nothing.
            translation(block[6], first + 17, secret),
            translation(block[9], first + 18, secret),
            translation({"uid": "999999"}, first + 19, secret),
        ]
        found += block
    return found[:number]


def is_public(one: dict[str, str]) -> bool:
    return not one["title"].startswith(SECRET)


def written(path: Path, some: list[dict[str, str]]) -> Path:
    """Write the table and a mapping that fits, and return the table's path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, COLUMNS)
        lines.writeheader()
        lines.writerows(some)
    path.with_suffix(".toml").write_text(MAPPING, encoding="utf-8")
    return path
