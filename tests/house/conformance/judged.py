"""Judgements beyond axe and tests: reasons for an absence, and what was looked at.

A criterion that isn't named here, or only with a note, rests on evidence alone.
"""

from typing import NamedTuple


class Judged(NamedTuple):
    text: str
    applies: bool = True
    is_seen: bool = False  # looked at by hand, and found good
    is_gap: bool = False  # known not to be as it should


def no(text: str) -> Judged:
    return Judged(text, applies=False)


def seen(text: str) -> Judged:
    return Judged(text, is_seen=True)


def gap(text: str) -> Judged:
    return Judged(text, is_gap=True)


def note(text: str) -> Judged:
    return Judged(text)


PLAYS = no("No page has audio or video, and a text can't hold any.")
DRAGGED = "Nothing has to be dragged, drawn or done with two fingers."
WEB = no("Site and desk are web pages, which clause 9 is about.")
OPERATOR = note("Support is the operator's: who runs the newsroom evaluates it.")
FILES = note(
    "Citations, tables and feeds are text or data that other programs show; they "
    "weren't evaluated as documents. Files that articles link to are others'."
)
SPOKEN = note("No screen reader takes part; names and roles are what tests see.")
LEVEL_AA = note(
    "It needs all of clause 9, on full pages and in complete processes: see above."
)

# Both areas alike.
BOTH: dict[str, Judged] = {
    **dict.fromkeys(("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"), PLAYS),
    "1.4.5": seen(
        "Looked at by a developer: the only pictures of this project are icons. A logo "
        "is exempt; what the newsroom's own pictures show is up to its editors."
    ),
    "1.4.13": seen(
        "Read by a developer: no rule of a style sheet of this project for `:hover` or "
        "`:focus` shows other content; skip links show themselves."
    ),
    "2.3.1": seen(
        "Read by a developer: no style sheet and no script of this project makes "
        "anything flash or move."
    ),
    "2.5.1": no(DRAGGED),
    "2.5.4": no("Nothing is done by moving the device: no script asks for that."),
    "4.1.2": SPOKEN,
    "5.1": no("Every browser and every aid that it works with can be used."),
    "5.2": no("No help has to be switched on first."),
    "5.5": no("There is no hardware."),
    "5.6": no("There is no hardware that locks."),
    "5.7": no("Keys repeat as the system of whoever types is set."),
    "5.8": no("Keys are heard as the system of whoever types is set."),
    "6": no("Nobody talks by it."),
    "7": no("It shows no video."),
    "8": no("There is no hardware."),
    "9.6": LEVEL_AA,
    "10": FILES,
    "11.1–11.6": WEB,
    "12.2.2": OPERATOR,
    "12.2.4": OPERATOR,
    "13": no("It relays nothing and calls nobody."),
}
SITE: dict[str, Judged] = {
    "1.3.3": seen(
        "Read by a developer: no text for readers (`make wording`) names a shape, "
        "colour or side; “below” is said once, of what follows."
    ),
    "1.4.1": note("Links in a text are underlined."),
    "2.1.4": no("No script of the site hears keys."),
    "2.2.1": no("Nothing ends while one reads or writes."),
    "2.2.2": seen(
        "Read by a developer: no style sheet and no script of the site moves or renews "
        "anything by itself."
    ),
    "2.5.2": seen(
        "Read by a developer: the one script of the site acts on a click, which comes "
        "when the finger or the button is let go."
    ),
    "3.2.1": seen("Read by a developer: no script hears where the focus is."),
    "3.3.4": no("Nobody buys, signs or keeps anything by the site's forms."),
    "2.5.7": no(DRAGGED),
    "3.3.8": no("Readers don't log in."),
    "5.3": no("Readers don't log in."),
    "5.9": no("No two keys or fingers are needed at once."),
    **dict.fromkeys(
        ("11.8.1", "11.8.2", "11.8.3", "11.8.4", "11.8.5"),
        no("Articles are written at the desk."),
    ),
    "12.1.2": no("What readers are told of the site stands on its pages."),
    "12.2.3": note("A form without account leads to whoever runs the newsroom."),
}
DESK: dict[str, Judged] = {
    "1.3.3": seen(
        "Read by a developer: of the catalogue's sentences that name a side, none "
        "is lost without it: fields have names, “below” and “above” are the order."
    ),
    "2.5.2": seen(
        "Read by a developer: scripts act on clicks; what they do when a button is "
        "only pressed down keeps the cursor where it was."
    ),
    "3.2.1": seen(
        "Read by a developer: where the focus is, is heard by the toolbar of a text "
        "alone, which remembers the button, and by a window that is come back to."
    ),
    "4.1.1": note("Its pages aren't validated. WCAG 2.2 has left it out."),
    "11.8.5": no("There are no templates to choose: all articles are shown by one."),
    "12.2.3": OPERATOR,
}


def judged(number: str, area: str) -> Judged:
    own = {"site": SITE, "desk": DESK}[area]
    return own.get(number) or BOTH.get(number) or Judged("")
