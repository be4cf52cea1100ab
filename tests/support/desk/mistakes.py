"""Kinds of wrong input for each kind of field, as cases for `refusing.wrong`."""

from tests.support.desk import refusing
from tests.support.desk.refusing import Case, Words, at_most, from_to

# Signs that nobody sees: a text of them alone is an empty one.
INVISIBLE = {
    "zero-width signs": "\u200b\u2060\ufeff",
    "marks of direction": "\u202e\u202d\u2066",
    "control characters": "\x9f\x07\x1b",
    "fillers": "\u3164\u115f\u2800",
}
ODD_PARTS = {
    "letters": "abc",
    "a NUL": "1\x00",
    "an emoji": "😀",
    "markup": "<b>1</b>",
    "half a character": b"1\xed\xa0\x80",
}


def cases(name: str, typed: dict, words: Words, field: str = "") -> list[Case]:
    """Return a case for each value of a field; bytes are sent as they are."""
    return [
        (
            f"{name}: {what}",
            {name: [value] if isinstance(value, bytes) else value},
            field or f"id_{name}",
            words,
        )
        for what, value in typed.items()
    ]


def needed(name: str, words: Words = refusing.REQUIRED, field: str = "") -> list[Case]:
    """Return the ways to leave a text empty."""
    typed = {"empty": "", "not sent": None, "blanks": " \t ", "lines": "\n\r\n"}
    return cases(name, typed | INVISIBLE, words, field)


def text(name: str, limit: int, words: Words | None = None) -> list[Case]:
    """Return the ways in which any text can be wrong."""
    typed = {"long": "a" * (limit + 1), "long with emojis": "😀" * (limit + 1)}
    return [
        *cases(name, typed, words or at_most(limit)),
        *cases(name, {"a NUL": "a\0b", "only a NUL": "\0"}, refusing.NUL),
    ]


def day(name: str) -> list[Case]:
    typed = {
        "30 February": "2026-02-30",
        "29 February of a common year": "2027-02-29",
        "month 13": "2026-13-01",
        "day 0": "2026-01-00",
        "year 0": "0000-01-01",
        "year 10000": "10000-01-01",
        "with a time": "2026-01-01T10:00",
        "other digits": "٢٠٢٦-٠١-٠١",
        "half a day": "2026-01",
        "a number": "1" * 30,
        "blanks": "   ",
    }
    return [
        *cases(name, typed | ODD_PARTS, refusing.NO_DAY),
        *cases(name, {"long ago": "0206-01-01"}, refusing.TOO_OLD),
    ]


def number(name: str, least: int, most: int, field: str = "") -> list[Case]:
    lowest, highest = from_to(least, most)
    typed = {"a fraction": "1.5", "a power": "1e400", "none": "NaN", "endless": "inf"}
    above = {"above": str(most + 1), "a year": "20260101", "huge": "9" * 30}
    return [
        *cases(name, typed | ODD_PARTS, refusing.NO_NUMBER, field),
        *cases(name, {"below": str(least - 1)}, lowest, field),
        *cases(name, above, highest, field),
    ]


def choice(name: str, field: str = "") -> list[Case]:
    typed = {
        "other word": "xx",
        "blanks": "  ",
        "gone": "99999",
        "a huge key": "9" * 30,
        "below": "-1",
        "other digits": "٣",
        "endless": b"x" * 5_000,
    }
    return cases(name, typed | ODD_PARTS, refusing.NO_CHOICE, field)


def address(name: str, limit: int) -> list[Case]:
    """Return addresses that lead nowhere, or elsewhere than they seem to."""
    typed = {
        "a word": "gar nicht",
        "a script": "javascript:alert(1)",
        "data": "data:text/html,x",
        "a file": "file:///etc/passwd",
        "no web server": "ftp://a.example/",
        "no server": "https:///x",
        "two dots": "https://a..example/",
        "a blank": "https://exa mple.org/",
        "a second line": "https://a.example/\nx",
        "a port in letters": "https://a.example:x/",
        "a port too high": "https://a.example:99999/",
        "half an address": "https://[::1",
        "zero-width signs": "\u200b",
    }
    server = {"a name": "https://a@b.example/", "a password": "https://a:b@c.example/"}
    before = ("nennt vor dem Server", "contains a user name")
    long = {"long": f"https://a.example/{'a' * limit}"}
    return [
        *cases(name, typed, refusing.NO_ADDRESS),
        *cases(name, server, before),
        *cases(name, long, at_most(limit)),
        *cases(name, {"a NUL": "https://a.example/\0"}, refusing.NUL),
    ]


def slug(name: str, words: Words, limit: int, long: Words | None = None) -> list[Case]:
    typed = {
        "blanks": "a b",
        "umlauts": "länder",
        "a slash": "a/b",
        "a dot": "a.b",
        "markup": "<i>a</i>",
        "marks of direction": "a\u202eb",
        "other digits": "a-٣",
        "emoji": "a-😀",
    }
    return [
        *cases(name, typed, words),
        *cases(name, {"long": "a" * (limit + 1)}, long or at_most(limit)),
        *cases(name, {"a NUL": "a\0"}, refusing.NUL),
    ]
